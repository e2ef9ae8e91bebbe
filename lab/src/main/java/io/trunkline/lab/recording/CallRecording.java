package io.trunkline.lab.recording;

import java.util.Arrays;

/**
 * Both sides of a call on one time axis, 8 kHz, frame by frame: the far side counts the time, the caller's frames are laid beside it;
 * what nobody said is silence. Written by the clock thread, read by anyone: all methods are synchronised.
 */
public final class CallRecording {

    /** Samples in a millisecond. */
    public static final int SAMPLES_A_MS = 8;
    private static final int LONGEST_SAMPLES = 30 * 60 * 1000 * SAMPLES_A_MS;
    private final Track caller = new Track();
    private final Track agent = new Track();

    /** Appends 20 ms the caller heard. */
    public synchronized void agent(short[] frame) {
        agent.put(frame, agent.length);
    }

    /** Lays 20 ms the caller said beside the last frame heard. */
    public synchronized void caller(short[] frame) {
        caller.put(frame, Math.max(caller.length, agent.length - frame.length));
    }

    /** The caller's voice from the connection to the end, a copy. */
    public synchronized short[] caller() {
        return Arrays.copyOf(caller.samples, length());
    }

    /** All the caller heard, a copy of the same length. */
    public synchronized short[] agent() {
        return Arrays.copyOf(agent.samples, length());
    }

    /** Length in milliseconds. */
    public synchronized long millis() {
        return length() / SAMPLES_A_MS;
    }

    private int length() {
        return Math.max(caller.length, agent.length);
    }

    private static final class Track {

        private short[] samples = new short[SAMPLES_A_MS * 30_000];
        private int length;

        private void put(short[] frame, int at) {
            if (at + frame.length > LONGEST_SAMPLES) {
                return;
            }
            if (at + frame.length > samples.length) {
                samples = Arrays.copyOf(samples, samples.length * 2);
            }
            System.arraycopy(frame, 0, samples, at, frame.length);
            length = at + frame.length;
        }
    }
}
