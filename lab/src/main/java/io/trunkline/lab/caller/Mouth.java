package io.trunkline.lab.caller;

import java.util.Arrays;

/** Says one prepared utterance after the other, frame by frame. Used by one thread. */
public final class Mouth {

    private short[] utterance = new short[0];
    private int at;

    /** Begins to say this; what was being said is broken off. */
    public void say(short[] samples8k) {
        utterance = samples8k;
        at = 0;
    }

    /** Whether something is still to be said. */
    public boolean speaking() {
        return at < utterance.length;
    }

    /**
     * Fills the next frame.
     *
     * @return false when nothing is said in it
     */
    public boolean speak(short[] frame) {
        int count = Math.min(frame.length, utterance.length - at);
        System.arraycopy(utterance, at, frame, 0, count);
        Arrays.fill(frame, count, frame.length, (short) 0);
        at += count;
        return count > 0;
    }
}
