package io.trunkline.bridge.telemetry;

import static io.trunkline.bridge.telemetry.BridgeMetrics.PREFIX;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.call.quality.LineQuality;

/** A bridge's metrics of what callers hear, and of the lines they hear it on. Names are listed at {@link BridgeMetrics}. */
public final class QualityMetrics {
    private static final double NANOS_A_MILLI = 1_000_000;
    private static final double[] LOSSES = {0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2};
    private static final double[] OPINIONS = {2.0, 2.5, 3.0, 3.5, 3.8, 4.0, 4.2, 4.3, 4.4};
    private static final double[] SHARES = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

    private final MeterRegistry registry;
    private final Timers timers;

    QualityMetrics(MeterRegistry registry, Timers timers) {
        this.registry = registry;
        this.timers = timers;
    }

    /** The caller heard an answer {@code nanos} after their last sound, of which the model took {@code modelNanos}. */
    public void answered(long nanos, long modelNanos) {
        timers.record("ear.answer", nanos);
        timers.record("ear.answer.model", modelNanos);
        timers.record("ear.answer.own", nanos - modelNanos);
    }

    /** The caller began to speak over the agent, and heard it fall silent {@code nanos} later. */
    public void silenced(long nanos) {
        timers.record("ear.silence", nanos);
    }

    /** Neither side was heard for {@code nanos}. */
    public void deadAir(long nanos) {
        timers.record("dead.air", nanos);
    }

    /** How good a call's line was, when the call is over. */
    public void line(LineQuality line) {
        timers.record("line.jitter", (long) (line.jitterMs() * NANOS_A_MILLI));
        if (line.roundTripMs() > 0) {
            timers.record("line.round.trip", (long) (line.roundTripMs() * NANOS_A_MILLI));
        }
        ratio("line.loss.ratio", LOSSES, line.loss());
        ratio("line.late.ratio", LOSSES, line.late());
        ratio("line.opinion.score", OPINIONS, line.opinion());
        ratio("talk.silence.ratio", SHARES, line.silence());
        ratio("talk.agent.ratio", SHARES, line.agentSpeaking());
        ratio("talk.over.ratio", SHARES, line.talkOver());
    }

    private void ratio(String name, double[] buckets, double value) {
        DistributionSummary.builder(PREFIX + name).serviceLevelObjectives(buckets).register(registry).record(value);
    }
}
