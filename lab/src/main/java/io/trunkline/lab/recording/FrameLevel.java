package io.trunkline.lab.recording;

/** Loudness of linear 16-bit sound. */
public final class FrameLevel {

    /** Nothing at all, in dB of full scale. */
    public static final double SILENCE_DB = -96;

    private FrameLevel() {
    }

    /**
     * The level of a stretch of sound.
     *
     * @return root mean square in dB of full scale, from {@link #SILENCE_DB} to 0
     */
    public static double decibels(short[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        double rms = Math.sqrt(sum / Math.max(1, to - from)) / Short.MAX_VALUE;
        return rms <= 0 ? SILENCE_DB : Math.max(SILENCE_DB, 20 * Math.log10(rms));
    }
}
