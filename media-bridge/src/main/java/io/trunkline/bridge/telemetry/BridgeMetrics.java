package io.trunkline.bridge.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.call.CallCounters;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * Every metric of a bridge. Names carry the thing, the scrape adds the unit ({@code _seconds}) and {@code _total}. Labels come from
 * small fixed sets (reason, direction, voice agent, model): never a call id, a number or anything a caller said.
 * <table>
 * <tr><td>{@code trunkline_calls_active}</td><td>calls held, sessions waiting for their stream included</td></tr>
 * <tr><td>{@code trunkline_call_setup_seconds}</td><td>webhook to stream accepted</td></tr>
 * <tr><td>{@code trunkline_greeting_seconds}</td><td>stream accepted to first audio handed to the carrier</td></tr>
 * <tr><td>{@code trunkline_session_setup_seconds}</td><td>model socket asked for to session configured</td></tr>
 * <tr><td>{@code trunkline_response_latency_seconds}</td><td>caller stopped (model's word) to first audio handed to the carrier</td></tr>
 * <tr><td>{@code trunkline_barge_in_reaction_seconds}</td><td>barge-in noticed to the carrier told to fall silent</td></tr>
 * <tr><td>{@code trunkline_first_tool_call_seconds}</td><td>stream accepted to the model's first tool call</td></tr>
 * <tr><td>{@code trunkline_tool_round_trip_seconds}</td><td>tool call published to its result received, by tool and status</td></tr>
 * <tr><td>{@code trunkline_ear_answer_seconds}</td><td>at the caller's ear: last sound of their speech to first of ours, by media time and marks</td></tr>
 * <tr><td>{@code trunkline_ear_answer_model_seconds}, {@code trunkline_ear_answer_own_seconds}</td><td>the model's part of it (last speech forwarded to first audio), and the rest</td></tr>
 * <tr><td>{@code trunkline_ear_silence_seconds}</td><td>at the caller's ear: they begin to speak over us to our silence</td></tr>
 * <tr><td>{@code trunkline_dead_air_seconds}</td><td>stretches of two seconds and more in which neither side was heard</td></tr>
 * <tr><td>{@code trunkline_line_jitter_seconds}, {@code trunkline_line_round_trip_seconds}</td><td>one a call: RFC 3550 jitter of the carrier's stream, quickest mark</td></tr>
 * <tr><td>{@code trunkline_line_loss_ratio}, {@code trunkline_line_late_ratio}, {@code trunkline_line_opinion_score}</td><td>one a call: caller audio missing, late, and the E-model's opinion score</td></tr>
 * <tr><td>{@code trunkline_talk_silence_ratio}, {@code trunkline_talk_agent_ratio}, {@code trunkline_talk_over_ratio}</td><td>one a call: shares of the time in which the caller was silent, the agent spoke, both spoke</td></tr>
 * <tr><td>{@code trunkline_frames_total}</td><td>audio messages, by direction in/out</td></tr>
 * <tr><td>{@code trunkline_frames_dropped_total}</td><td>audio messages let go, by reason</td></tr>
 * <tr><td>{@code trunkline_stream_refusals_total}</td><td>streams not let in, by reason</td></tr>
 * <tr><td>{@code trunkline_streams_ended_total}</td><td>streams let go, by outcome</td></tr>
 * <tr><td>{@code trunkline_messages_malformed_total}, {@code trunkline_messages_unknown_total}</td><td>by side carrier/model/call</td></tr>
 * <tr><td>{@code trunkline_model_tokens_total}, {@code trunkline_model_cost_usd_total}</td><td>by voice agent and model; tokens by kind</td></tr>
 * <tr><td>{@code trunkline_model_limit_left_ratio}, {@code trunkline_model_limit_near_total}</td><td>what the provider's limits leave, by model and limit; warnings under a tenth</td></tr>
 * <tr><td>{@code trunkline_provider_breaker}</td><td>by provider, as this bridge finds it: 0 answers, 1 is probed, 2 is spared</td></tr>
 * <tr><td>{@code trunkline_provider_opened_total}</td><td>by provider: it was found not to answer, by calls or by a probe</td></tr>
 * <tr><td>{@code trunkline_silence_prompts_total}, {@code trunkline_language_switches_total}, {@code trunkline_hosted_tools_total}</td><td>by step, language, outcome</td></tr>
 * <tr><td>{@code trunkline_call_cost_usd}, {@code trunkline_time_cost_usd_total}</td><td>a whole call, and its part that is paid by time, by voice agent</td></tr>
 * <tr><td>{@code trunkline_model_errors_total}</td><td>what the provider reported, fatal or not</td></tr>
 * <tr><td>{@code trunkline_operator_requests_total}</td><td>by reason</td></tr>
 * <tr><td>{@code trunkline_tool_results_total}</td><td>records read from the reply partition, by what became of them</td></tr>
 * <tr><td>{@code trunkline_context_writes_failed_total}</td><td>by reason</td></tr>
 * <tr><td>{@code trunkline_calls_resumed_total}</td><td>calls taken over from another bridge, by how the conversation stood</td></tr>
 * <tr><td>{@code trunkline_resume_gap_seconds}</td><td>from the loss of a stream to the next one accepted</td></tr>
 * <tr><td>{@code trunkline_calls_moved_total}</td><td>calls let go while draining: between_turns, at_once</td></tr>
 * <tr><td>{@code trunkline_ownership_lost_total}</td><td>calls that another bridge has by now</td></tr>
 * <tr><td>{@code trunkline_calls_refused_total}</td><td>calls of the gateway not taken, by reason</td></tr>
 * </table>
 */
@Singleton
public class BridgeMetrics {
    static final String PREFIX = "trunkline.";

    private final MeterRegistry registry;
    private final Timers timers;
    private final Counter framesIn;
    private final Counter framesOut;
    private final UsageMetrics usage;
    private final QualityMetrics quality;

    public BridgeMetrics(MeterRegistry registry) {
        this.registry = registry;
        timers = new Timers(registry);
        framesIn = registry.counter(PREFIX + "frames", "direction", "in");
        framesOut = registry.counter(PREFIX + "frames", "direction", "out");
        usage = new UsageMetrics(registry);
        quality = new QualityMetrics(registry, timers);
    }

    /** Those of what models use, cost and still allow. */
    public UsageMetrics usage() {
        return usage;
    }

    /** Those of what callers hear. */
    public QualityMetrics quality() {
        return quality;
    }

    public void watchActiveCalls(IntSupplier active) {
        Gauge.builder(PREFIX + "calls.active", () -> active.getAsInt()).register(registry);
    }

    public void callSetUp(Duration sinceWebhook) {
        timers.record("call.setup", sinceWebhook);
    }

    public void greeting(long nanos) {
        timers.record("greeting", nanos);
    }

    public void sessionSetUp(Duration sinceAsked) {
        timers.record("session.setup", sinceAsked);
    }

    public void responseLatency(long nanos) {
        timers.record("response.latency", nanos);
    }

    public void bargeInReaction(long nanos) {
        timers.record("barge.in.reaction", nanos);
    }

    public void firstToolCall(long nanos) {
        timers.record("first.tool.call", nanos);
    }

    /** @param tool a declared tool's name or {@code other}: models may invent names */
    public void toolRoundTrip(String tool, String status, long nanos) {
        timers.labelled("tool.round.trip", "tool", tool, "status", status).record(Duration.ofNanos(nanos));
    }

    public void streamRefused(String reason) {
        count("stream.refusals", "reason", reason);
    }

    public void callRefused(String reason) {
        count("calls.refused", "reason", reason);
    }

    public void frameDropped(String reason) {
        dropped(reason, 1);
    }

    public void malformed(String side) {
        count("messages.malformed", "side", side);
    }

    public void unknown(String side) {
        count("messages.unknown", "side", side);
    }

    public void modelError(boolean fatal) {
        count("model.errors", "fatal", Boolean.toString(fatal));
    }

    /** Another session serves a call, or didn't come to: {@code why} from a fixed set. */
    public void sessionChanged(String why) {
        count("sessions.changed", "why", why);
    }

    /** From a session found wanting to the next that serves. */
    public void failoverGap(long nanos) {
        timers.record("failover", nanos);
    }

    public void operatorRequested(String reason) {
        count("operator.requests", "reason", reason);
    }

    public void toolResult(String outcome) {
        count("tool.results", "outcome", outcome);
    }

    public void contextWriteFailed(String reason) {
        count("context.writes.failed", "reason", reason);
    }

    /** @param step of a fixed set: guidance, still_there, call_back, goodbye */
    public void silencePrompted(String step) {
        count("silence.prompts", "step", step);
    }

    /** @param outcome approved, refused, ok, failed */
    public void hostedTool(String outcome) {
        count("hosted.tools", "outcome", outcome);
    }

    /** @param language one that a voice agent declares */
    public void languageSwitched(String language) {
        count("language.switches", "language", language);
    }

    /** @param state 0 closed, 1 half-open, 2 open; read from any thread */
    public void watchProvider(String provider, IntSupplier state) {
        Gauge.builder(PREFIX + "provider.breaker", () -> state.getAsInt()).tag("provider", provider).strongReference(true).register(registry);
    }

    public void providerOpened(String provider) {
        count("provider.opened", "provider", provider);
    }

    /** A stream was let go; what its call counted is added up. */
    public void streamEnded(String outcome, CallCounters counters) {
        count("streams.ended", "outcome", outcome);
        framesIn.increment(counters.framesIn());
        framesOut.increment(counters.framesOut());
        dropped("before_start", counters.droppedBeforeStart());
        dropped("after_stop", counters.droppedAfterStop());
        dropped("uplink_not_ready", counters.droppedUplink());
        dropped("downlink_interrupted", counters.droppedDownlink());
        dropped("missing_upstream", counters.framesMissing());
        registry.counter(PREFIX + "messages.unknown", "side", "call").increment(counters.unrecognized());
        registry.counter(PREFIX + "messages.malformed", "side", "call").increment(counters.malformed());
    }

    /** A call came from another bridge; {@code standing} from a fixed set. */
    public void resumed(String standing) {
        count("calls.resumed", "standing", standing);
    }

    /** From the loss of a stream, as far as it is known when that was, to the next one. */
    public void resumeGap(Duration gap) {
        timers.record("resume.gap", gap);
    }

    /** Calls were let go while draining; {@code how}: between_turns, at_once. */
    public void movedAway(String how) {
        count("calls.moved", "how", how);
    }

    /** Somebody else owns a call that was here. */
    public void ownershipLost() {
        registry.counter(PREFIX + "ownership.lost").increment();
    }

    private void dropped(String reason, long frames) {
        registry.counter(PREFIX + "frames.dropped", "reason", reason).increment(frames);
    }

    private void count(String name, String label, String value) {
        registry.counter(PREFIX + name, label, value).increment();
    }
}
