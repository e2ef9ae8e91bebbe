package io.trunkline.bench.wire;

/** Frame headers and masking (RFC 6455, section 5.2 and 5.3). */
final class Framing {
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;
    static final int FINAL = 0x80;
    static final int MASKED = 0x80;
    /** Two bytes, eight of an extended length, four of a mask. */
    static final int LONGEST_HEADER = 14;

    private static final int SHORT = 125;
    private static final int MEDIUM = 0xFFFF;

    /** Bytes that the header of a payload takes. */
    static int headerLength(int payload, boolean masked) {
        int length = payload <= SHORT ? 2 : payload <= MEDIUM ? 4 : 10;
        return masked ? length + 4 : length;
    }

    /** Writes the header of a final frame so that it begins at {@code at}. @return where the payload begins */
    static int header(byte[] into, int at, int opcode, int payload, boolean masked, int mask) {
        int next = at;
        into[next++] = (byte) (FINAL | opcode);
        int maskBit = masked ? MASKED : 0;
        if (payload <= SHORT) {
            into[next++] = (byte) (maskBit | payload);
        } else if (payload <= MEDIUM) {
            into[next++] = (byte) (maskBit | SHORT + 1);
            into[next++] = (byte) (payload >>> 8);
            into[next++] = (byte) payload;
        } else {
            into[next++] = (byte) (maskBit | SHORT + 2);
            for (int shift = 56; shift >= 0; shift -= 8) {
                into[next++] = (byte) ((long) payload >>> shift);
            }
        }
        return masked ? putInt(into, next, mask) : next;
    }

    private static int putInt(byte[] into, int at, int value) {
        for (int i = 0; i < 4; i++) {
            into[at + i] = (byte) (value >>> 24 - 8 * i);
        }
        return at + 4;
    }

    /** Masks or unmasks in place. */
    static void mask(byte[] bytes, int from, int length, int mask) {
        byte m0 = (byte) (mask >>> 24);
        byte m1 = (byte) (mask >>> 16);
        byte m2 = (byte) (mask >>> 8);
        byte m3 = (byte) mask;
        int end = from + length;
        int i = from;
        for (; i + 3 < end; i += 4) {
            bytes[i] ^= m0;
            bytes[i + 1] ^= m1;
            bytes[i + 2] ^= m2;
            bytes[i + 3] ^= m3;
        }
        for (int k = 0; i < end; i++, k++) {
            bytes[i] ^= (byte) (mask >>> 24 - 8 * k);
        }
    }

    private Framing() {
    }
}
