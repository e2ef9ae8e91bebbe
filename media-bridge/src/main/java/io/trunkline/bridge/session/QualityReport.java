package io.trunkline.bridge.session;

import io.trunkline.bridge.telemetry.QualityMetrics;
import io.trunkline.call.CallNotice.AnswerHeard;
import io.trunkline.call.CallNotice.DeadAir;
import io.trunkline.call.CallNotice.Silenced;
import io.trunkline.call.quality.LineQuality;
import io.trunkline.contracts.event.ControlEvent.CallMeasured;
import java.time.Duration;

/** What the caller had to wait for and how good their line was: measured, traced, and told once when the call is over. */
final class QualityReport {

    private static final long WITHIN = Duration.ofMillis(500).toNanos();
    private static final long MILLI = 1_000_000;

    private final CallScope scope;
    private int answers;
    private int soon;
    private long slowest;
    private long deadAir;

    QualityReport(CallScope scope) {
        this.scope = scope;
    }

    void answered(AnswerHeard answer) {
        answers++;
        soon += answer.afterNanos() <= WITHIN ? 1 : 0;
        slowest = Math.max(slowest, answer.afterNanos());
        metrics().answered(answer.afterNanos(), answer.modelNanos());
        scope.trace().answered(answer.afterNanos() / MILLI, answer.modelNanos() / MILLI);
    }

    void silenced(Silenced silenced) {
        metrics().silenced(silenced.afterNanos());
    }

    void deadAir(DeadAir dead) {
        deadAir += dead.nanos();
        metrics().deadAir(dead.nanos());
    }

    /** The call is over; one that never heard its caller has nothing to tell. */
    void finished(LineQuality line) {
        if (line.heardMs() == 0) {
            return;
        }
        metrics().line(line);
        scope.trace().line(line);
        scope.tell(new CallMeasured(scope.facts().callId(), scope.wallNow(), scope.services().config.bridgeId(), line.heardMs(), line.jitterMs(), line.loss(),
                line.late(), line.roundTripMs(), line.rating(), line.opinion(), line.silence(), line.agentSpeaking(), line.talkOver(), answers, soon,
                slowest / MILLI, deadAir / MILLI));
    }

    private QualityMetrics metrics() {
        return scope.services().metrics.quality();
    }
}
