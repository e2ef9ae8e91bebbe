package io.trunkline.call.audio;

/**
 * G.711 µ-law and A-law against 16-bit linear PCM (ITU-T G.711), by table. Stateless; any thread.
 *
 * <p>Sample arrays hold one sample an element; byte arrays one G.711 code a byte, 8 kHz, so 8 bytes a millisecond.
 */
public final class G711 {

    /** The µ-law code of silence. */
    public static final byte ULAW_SILENCE = (byte) 0xFF;
    /** The A-law code of silence. */
    public static final byte ALAW_SILENCE = (byte) 0xD5;

    private static final short[] ULAW_TO_PCM = new short[256];
    private static final short[] ALAW_TO_PCM = new short[256];
    /** Code of the 16-bit sample {@code s} at index {@code s & 0xFFFF}. */
    private static final byte[] PCM_TO_ULAW = new byte[65536];
    private static final byte[] PCM_TO_ALAW = new byte[65536];
    /** Square of a code's linear value scaled to 0..1023, so that a sum over seconds fits an int. */
    private static final short[] ULAW_ENERGY = new short[256];

    static {
        for (int code = 0; code < 256; code++) {
            ULAW_TO_PCM[code] = expandUlaw(code);
            ALAW_TO_PCM[code] = expandAlaw(code);
            long value = ULAW_TO_PCM[code];
            ULAW_ENERGY[code] = (short) (value * value >> 20);
        }
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            PCM_TO_ULAW[sample & 0xFFFF] = compressUlaw(sample);
            PCM_TO_ALAW[sample & 0xFFFF] = compressAlaw(sample);
        }
    }

    private G711() {
    }

    /** Expands {@code length} µ-law codes from {@code in[offset]} into {@code out[0..length)}. */
    public static void ulawToPcm(byte[] in, int offset, int length, short[] out) {
        for (int i = 0; i < length; i++) {
            out[i] = ULAW_TO_PCM[in[offset + i] & 0xFF];
        }
    }

    /** Compresses {@code length} samples from {@code in[offset]} into {@code out[0..length)} as µ-law. */
    public static void pcmToUlaw(short[] in, int offset, int length, byte[] out) {
        for (int i = 0; i < length; i++) {
            out[i] = PCM_TO_ULAW[in[offset + i] & 0xFFFF];
        }
    }

    /** Expands {@code length} A-law codes from {@code in[offset]} into {@code out[0..length)}. */
    public static void alawToPcm(byte[] in, int offset, int length, short[] out) {
        for (int i = 0; i < length; i++) {
            out[i] = ALAW_TO_PCM[in[offset + i] & 0xFF];
        }
    }

    /** Compresses {@code length} samples from {@code in[offset]} into {@code out[0..length)} as A-law. */
    public static void pcmToAlaw(short[] in, int offset, int length, byte[] out) {
        for (int i = 0; i < length; i++) {
            out[i] = PCM_TO_ALAW[in[offset + i] & 0xFFFF];
        }
    }

    /** Linear value of one µ-law code. */
    public static short ulawToPcm(byte code) {
        return ULAW_TO_PCM[code & 0xFF];
    }

    /** µ-law code of one sample. */
    public static byte pcmToUlaw(short sample) {
        return PCM_TO_ULAW[sample & 0xFFFF];
    }

    /** Linear value of one A-law code. */
    public static short alawToPcm(byte code) {
        return ALAW_TO_PCM[code & 0xFF];
    }

    /** A-law code of one sample. */
    public static byte pcmToAlaw(short sample) {
        return PCM_TO_ALAW[sample & 0xFFFF];
    }

    /**
     * Mean energy of a µ-law frame, 0 (silence) to 984 (full scale), one table look-up a sample. Line noise stays below 1 and speech at
     * telephone level is tens to hundreds.
     */
    public static int ulawEnergy(byte[] in, int offset, int length) {
        int sum = 0;
        for (int i = offset; i < offset + length; i++) {
            sum += ULAW_ENERGY[in[i] & 0xFF];
        }
        return length == 0 ? 0 : sum / length;
    }

    private static short expandUlaw(int code) {
        int inverted = ~code & 0xFF;
        int exponent = inverted >> 4 & 7;
        int magnitude = ((inverted & 0x0F) << 3) + 0x84 << exponent;
        return (short) ((inverted & 0x80) != 0 ? 0x84 - magnitude : magnitude - 0x84);
    }

    private static byte compressUlaw(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs(sample), 32635) + 0x84;
        int exponent = 24 - Integer.numberOfLeadingZeros(magnitude);
        int mantissa = magnitude >> exponent + 3 & 0x0F;
        return (byte) ~(sign | exponent << 4 | mantissa);
    }

    private static short expandAlaw(int code) {
        int toggled = code ^ 0x55;
        int exponent = toggled >> 4 & 7;
        int magnitude = (toggled & 0x0F) << 4 | 8;
        if (exponent > 0) {
            magnitude = magnitude + 0x100 << exponent - 1;
        }
        return (short) ((toggled & 0x80) != 0 ? magnitude : -magnitude);
    }

    private static byte compressAlaw(int sample) {
        int sign = sample >= 0 ? 0x80 : 0;
        int magnitude = Math.min(sample >= 0 ? sample : ~sample, 32767);
        int exponent = Math.max(0, 24 - Integer.numberOfLeadingZeros(magnitude));
        int mantissa = magnitude >> (exponent == 0 ? 4 : exponent + 3) & 0x0F;
        return (byte) ((sign | exponent << 4 | mantissa) ^ 0x55);
    }
}
