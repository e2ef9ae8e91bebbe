package io.trunkline.call.audio;

/**
 * Whether a caller speaks, frame by frame, by {@link Loudness} against what the line is like when nobody does. Sensitive rather than sure: a cough counts,
 * a soft beginning must. Two thresholds keep it from fluttering. Owned by the call's event loop.
 */
public final class CallerActivity {

    /** Nothing softer than this is speech, however quiet the line: about -56 dB under full scale. */
    private static final int SOFTEST = 48;
    /** Nothing louder than this is a line's noise. */
    private static final int LOUDEST_NOISE = 400;
    private static final int FIRST_NOISE = 40;
    /** Above the noise by this factor speech begins, and below by that it ends. */
    private static final int BEGINS = 3;
    private static final int ENDS = 2;
    /** The noise is known at once when it falls, and in some ten seconds when it rises: speech must not be learnt as noise. */
    private static final int RISE = 512;

    private int noise = FIRST_NOISE * RISE;
    private boolean speaking;
    private long silentBytes;

    /** Takes the next frame; returns whether the caller speaks in it. */
    public boolean heard(Audio frame) {
        int loudness = Loudness.of(frame);
        int line = noise / RISE;
        int threshold = speaking ? Math.max(SOFTEST * ENDS / BEGINS, ENDS * line) : Math.max(SOFTEST, BEGINS * line);
        speaking = loudness > threshold;
        silentBytes = speaking ? 0 : silentBytes + frame.bytes();
        learn(loudness);
        return speaking;
    }

    private void learn(int loudness) {
        int target = loudness * RISE;
        if (target < noise) {
            noise -= (noise - target) / 2;
        } else {
            noise = Math.min(LOUDEST_NOISE * RISE, noise + Math.max(1, noise / RISE));
        }
    }

    /** Milliseconds of audio since the last frame with speech. */
    public long silentMs() {
        return silentBytes / Audio.BYTES_PER_MS;
    }
}
