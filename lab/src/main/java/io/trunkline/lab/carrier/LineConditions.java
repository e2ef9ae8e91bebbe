package io.trunkline.lab.carrier;

import java.time.Duration;
import java.util.Objects;

/**
 * What happens to the caller's voice between the handset and the carrier's stream. The other direction is never touched.
 *
 * @param frameLoss share of 20 ms frames that never arrive, 0 to 1; they are missing from the stream, later timestamps go on
 * @param jitter each frame is late by a random time from zero to this, order kept
 * @param noiseDb level of line noise added, dB relative to full scale (-50 is audible, -30 loud); {@link #NO_NOISE} for none
 * @param voice what becomes of the voice itself
 * @param seed of the randomness, so that a run can be repeated
 */
public record LineConditions(double frameLoss, Duration jitter, double noiseDb, CallerVoice voice, long seed) {

    /** No noise at all. */
    public static final double NO_NOISE = Double.NEGATIVE_INFINITY;

    /** A perfect line. */
    public static final LineConditions CLEAR = new LineConditions(0, Duration.ZERO, NO_NOISE, CallerVoice.CLEAR, 1);

    /** What the carrier passes on of the caller's voice. */
    public enum CallerVoice {
        /** as spoken */
        CLEAR,
        /** silence instead of what the caller says */
        MUTED,
        /** noise, as loud as speech, instead of what the caller says, for as long as they say it */
        REPLACED_BY_NOISE
    }

    public LineConditions {
        if (!(frameLoss >= 0 && frameLoss <= 1)) {
            throw new IllegalArgumentException("frameLoss must be from 0 to 1 but is " + frameLoss);
        }
        Objects.requireNonNull(jitter, "jitter");
        Objects.requireNonNull(voice, "voice");
        if (jitter.isNegative()) {
            throw new IllegalArgumentException("jitter must not be negative but is " + jitter);
        }
        if (Double.isNaN(noiseDb) || noiseDb > 0) {
            throw new IllegalArgumentException("noiseDb must be at most 0 dB of full scale but is " + noiseDb);
        }
    }

    public LineConditions(double frameLoss, Duration jitter, double noiseDb) {
        this(frameLoss, jitter, noiseDb, CallerVoice.CLEAR, 1);
    }

    public LineConditions withVoice(CallerVoice changed) {
        return new LineConditions(frameLoss, jitter, noiseDb, changed, seed);
    }

    public LineConditions withSeed(long changed) {
        return new LineConditions(frameLoss, jitter, noiseDb, voice, changed);
    }
}
