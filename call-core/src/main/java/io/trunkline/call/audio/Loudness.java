package io.trunkline.call.audio;

/**
 * How loud a µ-law frame is, told from its base64 text without decoding it: the first character of each four holds sign, segment and the top of
 * the mantissa of every third sample. Stateless; any thread.
 */
public final class Loudness {

    /** The loudest value there is: full scale. */
    public static final int FULL_SCALE = 32_124;

    /** Middle of the magnitudes (16-bit linear) of the codes whose first six bits a character stands for; 0 for what is no base64. */
    private static final int[] MAGNITUDE = new int[128];
    /** Parts of a frame, the loudest of which counts: the beginning of a word may fill only the last 5 ms of 20. */
    private static final int PARTS = 4;

    static {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int sextet = 0; sextet < 64; sextet++) {
            int low = Math.abs(G711.ulawToPcm((byte) (sextet << 2)));
            int high = Math.abs(G711.ulawToPcm((byte) (sextet << 2 | 3)));
            MAGNITUDE[alphabet.charAt(sextet)] = (low + high) / 2;
        }
    }

    private Loudness() {
    }

    /** Mean magnitude of the loudest quarter of the frame, 0 to {@link #FULL_SCALE}: 12 for digital silence, up to about 40 for a quiet line, hundreds and more for speech. */
    public static int of(Audio audio) {
        byte[] text = audio.base64();
        int end = audio.offset() + audio.length();
        int part = Math.max(4, audio.length() / PARTS + 3 & ~3);
        int loudest = 0;
        for (int at = audio.offset(); at < end; at += part) {
            loudest = Math.max(loudest, mean(text, at, Math.min(end, at + part)));
        }
        return loudest;
    }

    private static int mean(byte[] text, int from, int to) {
        int sum = 0;
        int samples = 0;
        for (int at = from; at < to; at += 4) {
            sum += MAGNITUDE[text[at] & 0x7F];
            samples++;
        }
        return sum / samples;
    }
}
