package io.trunkline.gateway.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.contracts.Disposition;
import io.trunkline.gateway.placement.BridgeClient;
import io.trunkline.gateway.placement.Placed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Every metric of the gateway. Labels come from fixed sets, never a number or a call's id. Any thread.
 * <pre>
 * trunkline_webhooks_seconds{endpoint,outcome}        webhooks, how long the carrier waited; refused ones too (unsigned,
 *                                                     bad_signature, foreign_account, malformed, ended …)
 * trunkline_calls_received_total{line}                calls by line's name
 * trunkline_calls_ended_total{disposition}            calls by how they ended; transfer and abandonment rates are made of it
 * trunkline_call_duration_seconds{disposition}        from webhook to end
 * trunkline_call_setup_seconds                        from webhook to the carrier's word that the stream started
 * trunkline_placement_seconds{outcome}                taking the tokens of a call: placed, or why not: no_bridge, all_full,
 *                                                     all_refused (bridges), line_full, provider_full (sessions), provider_tokens
 *                                                     (tokens a minute), provider_down (no model answers)
 * trunkline_overflow_total{step}                      what callers without a voice agent were given: hold, call_back, operator, voicemail,
 *                                                     classic (the menu without AI); and call_back_promised, voicemail_left
 * trunkline_hold_seconds{outcome}                     time on hold: placed, next_step, operator, too_long, classic, hung_up
 * trunkline_classic_choices_total{choice}             menu without AI: department, operator, voicemail, goodbye
 * trunkline_bridge_refusals_total{answer}             bridges that did not take a call: refused, timed_out, unreachable
 * trunkline_stream_events_total{event}                what the carrier says of its streams: started, stopped, error
 * trunkline_resumes_total{step}                       what became of a stream's end: hang_up, repeat, operator, queue,
 *                                                     give_up, reconnect, move (a bridge that drains)
 * trunkline_calls_reaped_total{outcome}               calls that no bridge has, each time they are looked at: ended, late, running, brought_back,
 *                                                     unknown (to the carrier), failed (their context can't be read)
 * trunkline_carrier_requests_seconds{operation,outcome} requests to the carrier's REST API, repetitions included
 * </pre>
 */
@ApplicationScoped
public class GatewayMetrics {
    private final MeterRegistry registry;

    @Inject
    public GatewayMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    public void webhook(String endpoint, String outcome, long nanos) {
        registry.timer("trunkline.webhooks", "endpoint", endpoint, "outcome", outcome).record(nanos, TimeUnit.NANOSECONDS);
    }

    public void received(String lineName) {
        registry.counter("trunkline.calls.received", "line", lineName).increment();
    }

    public void ended(Disposition disposition, long millis) {
        registry.counter("trunkline.calls.ended", "disposition", disposition.wireName()).increment();
        registry.timer("trunkline.call.duration", "disposition", disposition.wireName()).record(millis, TimeUnit.MILLISECONDS);
    }

    public void setUp(long millis) {
        registry.timer("trunkline.call.setup").record(Math.max(0, millis), TimeUnit.MILLISECONDS);
    }

    public void placement(Placed placed, long nanos) {
        String outcome = switch (placed) {
            case Placed.On on -> "placed";
            case Placed.Nowhere nowhere -> nowhere.reason();
        };
        registry.timer("trunkline.placement", "outcome", outcome).record(nanos, TimeUnit.NANOSECONDS);
    }

    public void overflow(String step) {
        registry.counter("trunkline.overflow", "step", step).increment();
    }

    public void held(String outcome, Duration held) {
        registry.timer("trunkline.hold", "outcome", outcome).record(held);
    }

    public void classic(String choice) {
        registry.counter("trunkline.classic.choices", "choice", choice).increment();
    }

    public void bridgeRefusal(BridgeClient.Answer answer) {
        registry.counter("trunkline.bridge.refusals", "answer", answer.name().toLowerCase(Locale.ROOT)).increment();
    }

    public void streamEvent(String event) {
        registry.counter("trunkline.stream.events", "event", event).increment();
    }

    public void resume(String step) {
        registry.counter("trunkline.resumes", "step", step).increment();
    }

    public void reaped(String outcome) {
        registry.counter("trunkline.calls.reaped", "outcome", outcome).increment();
    }

    public void carrierRequest(String operation, String outcome, Duration took) {
        registry.timer("trunkline.carrier.requests", "operation", operation, "outcome", outcome).record(took);
    }
}
