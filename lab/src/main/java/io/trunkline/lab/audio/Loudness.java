package io.trunkline.lab.audio;

/** How loud a frame is. */
public final class Loudness {

    /** Louder than this is speech on a clear line; line noise below -40 dB stays under it. */
    public static final double SPEECH_DB = -38;

    private Loudness() {}

    /** Root mean square relative to full scale, in dB; negative infinity for digital silence. */
    public static double db(short[] frame) {
        double sum = 0;
        for (short sample : frame) {
            sum += (double) sample * sample;
        }
        return 10 * Math.log10(sum / frame.length / (32768.0 * 32768.0));
    }

    /** Amplitude (of full scale 32768) with this root mean square. */
    public static double amplitude(double db) {
        return 32768 * Math.pow(10, db / 20);
    }
}
