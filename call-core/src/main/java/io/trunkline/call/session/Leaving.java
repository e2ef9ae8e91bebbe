package io.trunkline.call.session;

import io.trunkline.call.CallNotice.OperatorReason;
import io.trunkline.call.Timings;

/**
 * The call on its way to a human: first the apology is heard, if there is one, then the operator is asked for, then the carrier has some time to move the leg.
 */
final class Leaving {

    private final Timings timings;
    private final Deadline clip = new Deadline();
    private final Deadline move = new Deadline();
    private OperatorReason reason;
    private boolean asked;

    Leaving(Timings timings) {
        this.timings = timings;
    }

    /** An apology is being played, behind which the operator comes. */
    void afterClip(OperatorReason why, long now) {
        reason = why;
        clip.set(now, timings.clip());
    }

    /** The operator is wanted at once. */
    void atOnce(OperatorReason why) {
        reason = why;
        clip.clear();
    }

    /** The operator is wanted now, {@code null} if not (yet). Told once. */
    OperatorReason operator(boolean clipHeard, long now) {
        if (reason == null || asked || clip.isSet() && !clipHeard && !clip.take(now)) {
            return null;
        }
        asked = true;
        clip.clear();
        moving(now);
        return reason;
    }

    /** The leg will be moved by now. */
    void moving(long now) {
        move.set(now, timings.move());
    }

    /** The agent has no part in the call any more. */
    boolean toOperator() {
        return reason != null;
    }

    /** Whether the leg is being moved, so that the end of the stream is no hang-up. */
    boolean begun() {
        return reason != null || move.isSet();
    }

    /** The carrier didn't move the leg in time. */
    boolean overdue(long now) {
        return move.isSet() && now >= move.at();
    }

    long deadline() {
        return Math.min(clip.at(), move.at());
    }
}
