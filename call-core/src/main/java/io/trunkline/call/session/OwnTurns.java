package io.trunkline.call.session;

import io.trunkline.call.audio.Audio;
import io.trunkline.call.model.TurnDetection;

/** Turns of the caller told by us, for agents whose provider isn't to find them: by how loud the frames are, with a little patience both ways. */
final class OwnTurns {

    /** What a frame changed. */
    enum Change { NONE, BEGINS, ENDS }

    /** A click is no speech. */
    private static final int BEGINS_AFTER_MS = 60;

    private final boolean ours;
    private final int silenceMs;
    private boolean speaking;
    private int loudMs;
    private int quietMs;

    OwnTurns(TurnDetection detection) {
        ours = detection instanceof TurnDetection.Manual;
        silenceMs = detection instanceof TurnDetection.Manual(int silence) ? silence : 0;
    }

    /** Whether turns are ours to find. */
    boolean ours() {
        return ours;
    }

    /** {@code voice}: the caller speaks in this frame. */
    Change heard(Audio frame, boolean voice) {
        if (!ours) {
            return Change.NONE;
        }
        loudMs = voice ? loudMs + frame.durationMs() : 0;
        quietMs = voice ? 0 : quietMs + frame.durationMs();
        if (!speaking && loudMs >= BEGINS_AFTER_MS) {
            speaking = true;
            return Change.BEGINS;
        }
        if (speaking && quietMs >= silenceMs) {
            speaking = false;
            return Change.ENDS;
        }
        return Change.NONE;
    }
}
