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
    private final Deadline ready = new Deadline();
    private final OwedAnswer owed;
    private final Deadline beat = new Deadline();
    private int failures;
    private long lastSign;
    private long signBefore;
    private OperatorReason trouble;

    Watchdog(Timings timings) {
        this.sessionReady = timings.sessionReady();
        this.owed = new OwedAnswer(timings);
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
        owed.due(now);
    }

    /** The caller, who waits for an answer or will, goes on speaking. */
    void callerGoesOn(long now) {
        owed.due(now);
        owed.again(now);
    }

    /** A response has begun: it may be what is due. */
    void responseBegan(long now) {
        owed.begun(now);
    }

    /** A response runs of which nothing is to be heard (any more), and nothing else is being done. */
    void responseStalls(long now) {
        owed.due(now);
        owed.begun(now);
    }

    /** The model is alive; that buys it time, but not for ever. */
    void sign(long now) {
        signBefore = lastSign;
        lastSign = now;
        owed.sign(now);
    }

    /** When it was alive before its last sign, which may have been its end. */
    long signBefore() {
        return signBefore;
    }

    /** A provider that sends without end did so: silence of that kind is soon noticed. */
    void heartbeat(long now) {
        owed.settled();
        beat.set(now, HEARTBEAT);
    }

    void answered() {
        owed.settled();
        failures = 0;
    }

    void nothingDue() {
        owed.settled();
    }

    /** The model did something, but the caller has heard nothing of it. */
    void toolRequested() {
        owed.ended();
        failures = 0;
    }

    /** A response came to its end; the answer may be another's. */
    void responseEnded() {
        owed.ended();
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
        owed.settled();
    }

    /** The caller waits for a session. */
    void sessionDue(long now) {
        ready.set(now, sessionReady);
    }

    /** Whether an answer is waited for. */
    boolean isDue() {
        return owed.isDue();
    }

    /** Whether the caller is to be asked to wait for it now; told once. {@code free}: nobody speaks, and nothing is being heard. */
    boolean takeWait(boolean free, long now) {
        return owed.takeWait(free, now);
    }

    /** Whether the caller was asked to wait for it. */
    boolean askedToWait() {
        return owed.asked();
    }

    /** What is wrong, {@code null} if nothing is. Nobody is waited for while the caller speaks. */
    OperatorReason settle(boolean callerSpeaks, long now) {
        if (callerSpeaks && owed.deadline() <= now) {
            owed.again(now);
        }
        if (ready.take(now)) {
            lost(OperatorReason.SESSION_NOT_READY);
        }
        if (owed.take(now) | beat.take(now)) {
            lost(OperatorReason.MODEL_SILENT);
        }
        return trouble;
    }

    long deadline() {
        return Math.min(beat.at(), Math.min(ready.at(), owed.deadline()));
    }
}
