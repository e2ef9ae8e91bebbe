package io.trunkline.call.session;

import io.trunkline.call.CallNotice.EscalationAnnounced;
import java.time.Duration;

/**
 * A hand-over to a human that the caller is being told about. The leg moves when the explanation was heard to its end; an interruption asks for another one
 * and gives it, once, as much time again.
 */
final class Handover {

    private enum Phase { NONE, REQUESTED, ANSWERED, EXPLAINING, ANNOUNCED }

    private final Duration patience;
    private final Deadline end = new Deadline();
    private Phase phase = Phase.NONE;
    private String toolCallId;
    private boolean heardSomething;
    private boolean extended;

    Handover(Duration patience) {
        this.patience = patience;
    }

    /** Whether a hand-over is under way already. */
    boolean begun() {
        return phase != Phase.NONE;
    }

    void requested(String id) {
        toolCallId = id;
        phase = Phase.REQUESTED;
    }

    /** It can't be done: the conversation goes on. */
    void refused(String id) {
        if (phase == Phase.REQUESTED && id.equals(toolCallId)) {
            phase = Phase.NONE;
        }
    }

    /** The model has the answer, and will explain. */
    void answered(long now) {
        phase = Phase.ANSWERED;
        end.set(now, patience);
    }

    void responseStarted() {
        if (phase == Phase.ANSWERED) {
            phase = Phase.EXPLAINING;
            heardSomething = false;
        }
    }

    void audioPlayed() {
        heardSomething = true;
    }

    void interrupted(long now) {
        if (phase == Phase.EXPLAINING) {
            phase = Phase.ANSWERED;
            if (!extended) {
                extended = true;
                end.set(now, patience);
            }
        }
    }

    /** {@code quiet}: nothing runs or waits, nobody speaks, all was heard. {@code null} if it isn't time. Told once. */
    EscalationAnnounced settle(boolean quiet, long now) {
        boolean heard = phase == Phase.EXPLAINING && heardSomething && quiet;
        boolean late = end.take(now);
        if (!heard && !late || phase == Phase.ANNOUNCED) {
            return null;
        }
        phase = Phase.ANNOUNCED;
        end.clear();
        return new EscalationAnnounced(toolCallId, heard);
    }

    long deadline() {
        return end.at();
    }
}
