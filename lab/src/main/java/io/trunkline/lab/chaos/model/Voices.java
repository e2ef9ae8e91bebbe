package io.trunkline.lab.chaos.model;

import io.trunkline.lab.audio.MuLaw;
import io.trunkline.lab.audio.Tones;
import java.util.Base64;

/** The model's voice and its ear. A sentence is a loud tone that ends in a soft one, so that a listener knows a sentence's end from its breaking off. */
final class Voices {

    /** Milliseconds of one delta. */
    static final int DELTA = 200;
    static final String LOUD = tone(9000);
    static final String SOFT = tone(1800);

    private static final int[] LOOK_AT = {8, 64, 120};
    /** Three bytes of silence in base64. */
    private static final String SILENT = "////";
    private static final int BYTES_A_MILLI = 8;

    private Voices() {
    }

    /** Milliseconds of audio in base64 text between these places. */
    static int millis(int from, int to) {
        return (to - from) * 3 / 4 / BYTES_A_MILLI;
    }

    /** Whether the audio that begins there is more than silence. */
    static boolean voiced(String message, int from, int to) {
        for (int at : LOOK_AT) {
            if (from + at + SILENT.length() <= to && !message.startsWith(SILENT, from + at)) {
                return true;
            }
        }
        return false;
    }

    private static String tone(int amplitude) {
        // whole waves, so that one delta follows the other without a step; the fade of Tones.sine would be a gap
        short[] samples = new short[DELTA * Tones.RATE / 1000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (amplitude * Math.sin(2 * Math.PI * 500 * i / Tones.RATE));
        }
        return Base64.getEncoder().encodeToString(MuLaw.encode(samples));
    }
}
