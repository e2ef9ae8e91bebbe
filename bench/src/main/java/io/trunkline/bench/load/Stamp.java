package io.trunkline.bench.load;

import java.util.Base64;

/**
 * What marks 20 ms of audio as ours: kind, call, number and a check, in the lowest four bits of twelve µ-law bytes, which are as good as
 * silent (at most 120 of 32,635). Twelve bytes are sixteen base64 characters, so that a stamp can be read and written in text.
 */
public final class Stamp {
    public static final int BYTES = 12;
    public static final int CHARACTERS = 16;
    /** Largest call number and frame number. */
    public static final int CALLS = 0xFFF;
    public static final int NUMBERS = 0xFF_FFFF;

    public static final int SILENCE = 0;
    public static final int TALK = 1;
    public static final int SPEECH = 2;
    /** Audio of a response that was cut already: must not reach the ear. */
    public static final int LATE = 3;

    /** No stamp. */
    public static final long NONE = -1;

    private static final int NIBBLES = 10;
    private static final byte[] ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] VALUES = values();

    /** Kind, call and number as one value. */
    public static long of(int kind, int call, int number) {
        return (long) kind << 36 | (long) (call & CALLS) << 24 | number & NUMBERS;
    }

    public static int kind(long stamp) {
        return (int) (stamp >>> 36);
    }

    public static int call(long stamp) {
        return (int) (stamp >>> 24) & CALLS;
    }

    public static int number(long stamp) {
        return (int) stamp & NUMBERS;
    }

    /** Writes a stamp's twelve bytes of µ-law. */
    public static void write(long stamp, byte[] into, int at) {
        int check = check(stamp);
        for (int i = 0; i < NIBBLES; i++) {
            into[at + i] = (byte) (0xF0 | (int) (stamp >>> 4 * (NIBBLES - 1 - i)) & 0xF);
        }
        into[at + NIBBLES] = (byte) (0xF0 | check >>> 4);
        into[at + NIBBLES + 1] = (byte) (0xF0 | check & 0xF);
    }

    /** @return the stamp, {@link #NONE} if there is none or its check is wrong */
    public static long read(byte[] from, int at) {
        long stamp = 0;
        for (int i = 0; i < BYTES; i++) {
            if ((from[at + i] & 0xF0) != 0xF0) {
                return NONE;
            }
        }
        for (int i = 0; i < NIBBLES; i++) {
            stamp = stamp << 4 | from[at + i] & 0xF;
        }
        int check = (from[at + NIBBLES] & 0xF) << 4 | from[at + NIBBLES + 1] & 0xF;
        return check == check(stamp) ? stamp : NONE;
    }

    /** Writes a stamp in base64. @param scratch at least twelve bytes */
    public static void writeText(long stamp, byte[] into, int at, byte[] scratch) {
        write(stamp, scratch, 0);
        for (int i = 0, o = at; i < BYTES; i += 3, o += 4) {
            int three = (scratch[i] & 0xFF) << 16 | (scratch[i + 1] & 0xFF) << 8 | scratch[i + 2] & 0xFF;
            into[o] = ALPHABET[three >>> 18];
            into[o + 1] = ALPHABET[three >>> 12 & 63];
            into[o + 2] = ALPHABET[three >>> 6 & 63];
            into[o + 3] = ALPHABET[three & 63];
        }
    }

    /** Reads a stamp out of sixteen base64 characters. */
    public static long readText(byte[] from, int at, byte[] scratch) {
        for (int i = 0, o = at; i < BYTES; i += 3, o += 4) {
            int three = VALUES[from[o] & 0x7F] << 18 | VALUES[from[o + 1] & 0x7F] << 12 | VALUES[from[o + 2] & 0x7F] << 6 | VALUES[from[o + 3] & 0x7F];
            scratch[i] = (byte) (three >>> 16);
            scratch[i + 1] = (byte) (three >>> 8);
            scratch[i + 2] = (byte) three;
        }
        return read(scratch, 0);
    }

    private static int check(long stamp) {
        long mixed = stamp * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 56) & 0xFF;
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        for (int i = 0; i < ALPHABET.length; i++) {
            values[ALPHABET[i]] = (byte) i;
        }
        return values;
    }

    static byte[] base64(byte[] audio) {
        return Base64.getEncoder().encode(audio);
    }

    private Stamp() {
    }
}
