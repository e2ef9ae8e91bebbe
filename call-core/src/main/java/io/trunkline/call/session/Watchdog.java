package io.trunkline.call.session;

import io.trunkline.call.CallNotice.OperatorReason;
import io.trunkline.call.Timings;
import java.time.Duration;

/**
 * Notices that the model can't serve the caller: no session in time, a session lost or refused, silence when an answer is due, responses that fail. What
 * happens before there is a caller is kept until there is one.
 */
final class Watchdog {

    private static final int FAILURES = 2;
    /** Providers of endless output stall for some hundred milliseconds at times. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private final Duration sessionReady;
    private final Duration answer;
    private final Deadline ready = new Deadline();
    private final Deadline due = new Deadline();
    private final Deadline beat = new Deadline();
    private long dueSince;
    private int failures;
    private OperatorReason trouble;

    Watchdog(Timings timings) {
        this.sessionReady = timings.sessionReady();
        this.answer = timings.answer();
    }

    void streamStarted(long now, boolean sessionThere) {
        if (!sessionThere) {
            ready.set(now, sessionReady);
        }
    }

    void sessionReady() {
        ready.clear();
    }

    /** The caller, or a tool's output, waits for an answer. */
    void answerDue(long now) {
        if (!due.isSet()) {
            dueSince = now;
            due.set(now, answer);
        }
    }

    /** The model is alive; that buys it time, but not for ever. */
    void sign(long now) {
        if (due.isSet() && now - dueSince < answer.toNanos()) {
            due.set(now, answer);
        }
    }

    /** A provider that sends without end did so: silence of that kind is soon noticed. */
    void heartbeat(long now) {
        due.clear();
        beat.set(now, HEARTBEAT);
    }

    void answered() {
        due.clear();
        failures = 0;
    }

    void nothingDue() {
        due.clear();
    }

    /** A response failed; returns whether it is worth another try. */
    boolean responseFailed() {
        failures++;
        if (failures >= FAILURES) {
            lost(OperatorReason.RESPONSES_FAIL);
        }
        return failures < FAILURES;
    }

    void lost(OperatorReason reason) {
        if (trouble == null) {
            trouble = reason;
        }
    }

    /** Another session is on its way: what was wrong with the one before is no matter. */
    void forgive() {
        trouble = null;
        failures = 0;
        beat.clear();
        ready.clear();
        due.clear();
    }

    /** The caller waits for a session. */
    void sessionDue(long now) {
        ready.set(now, sessionReady);
    }

    /** Whether an answer is waited for. */
    boolean isDue() {
        return due.isSet();
    }

    /** What is wrong, {@code null} if nothing is. */
    OperatorReason settle(long now) {
        if (ready.take(now)) {
            lost(OperatorReason.SESSION_NOT_READY);
        }
        if (due.take(now) | beat.take(now)) {
            lost(OperatorReason.MODEL_SILENT);
        }
        return trouble;
    }

    long deadline() {
        return Math.min(beat.at(), Math.min(ready.at(), due.at()));
    }
}
