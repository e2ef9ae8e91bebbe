package io.trunkline.lab.audio;

/**
 * G.711 mu-law as ITU-T defines it, by its decision values: the encoder searches the segment, the decoder is a table made from the formula.
 */
public final class MuLaw {

    /** The code of silence (positive zero). */
    public static final byte SILENCE = (byte) 0xFF;

    private static final int BIAS = 132;
    private static final int CLIP = 32635;
    private static final short[] LINEAR = new short[256];

    static {
        for (int code = 0; code < 256; code++) {
            LINEAR[code] = (short) expand(code);
        }
    }

    private MuLaw() {}

    /** One sample to its code. */
    public static byte encode(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
        int segment = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
        int step = (magnitude >> (segment + 3)) & 0x0F;
        return (byte) ~(sign | (segment << 4) | step);
    }

    /** One code to its sample. */
    public static short decode(byte code) {
        return LINEAR[code & 0xFF];
    }

    /** Encodes whole frames. */
    public static byte[] encode(short[] samples) {
        byte[] codes = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            codes[i] = encode(samples[i]);
        }
        return codes;
    }

    /** Decodes whole payloads. */
    public static short[] decode(byte[] codes) {
        short[] samples = new short[codes.length];
        for (int i = 0; i < codes.length; i++) {
            samples[i] = decode(codes[i]);
        }
        return samples;
    }

    private static int expand(int code) {
        int inverted = ~code & 0xFF;
        int segment = (inverted >> 4) & 0x07;
        int magnitude = ((((inverted & 0x0F) << 3) + BIAS) << segment) - BIAS;
        return (inverted & 0x80) != 0 ? -magnitude : magnitude;
    }
}
