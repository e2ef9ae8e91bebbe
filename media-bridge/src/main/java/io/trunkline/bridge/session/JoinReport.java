package io.trunkline.bridge.session;

import io.trunkline.bridge.telemetry.BridgeMetrics;
import io.trunkline.contracts.event.ControlEvent.StreamStarted;
import java.time.Duration;
import java.time.Instant;

/** How long a caller waited for the stream of a new call, or heard nothing before a resumed one: measured, traced and told as the stream joins. Used on the media loop. */
final class JoinReport {
    private final CallScope scope;

    JoinReport(CallScope scope) {
        this.scope = scope;
    }

    /**
     * @param streamId the carrier's name of the stream
     * @param now      when it was let in, monotonic nanoseconds
     */
    void joined(String streamId, long now) {
        scope.trace().streamStarted();
        Duration setUp = Duration.ofMillis(Instant.now().toEpochMilli() - facts().placed.receivedAt());
        if (facts().placed.resumes()) {
            metrics().resumeGap(gap(now));
        } else {
            metrics().callSetUp(setUp);
        }
        scope.tell(new StreamStarted(facts().callId(), scope.services().loop.wallAt(now), scope.services().config.bridgeId(), streamId, setUp.toMillis()));
    }

    /** Since the former bridge was heard last, as far as that is known. */
    private Duration gap(long now) {
        Long before = facts().placed.silentMillis();
        return Duration.ofNanos(now - facts().startedNanos).plusMillis(before == null ? 0 : before);
    }

    private CallFacts facts() {
        return scope.facts();
    }

    private BridgeMetrics metrics() {
        return scope.services().metrics;
    }
}
