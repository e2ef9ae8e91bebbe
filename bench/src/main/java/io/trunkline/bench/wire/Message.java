package io.trunkline.bench.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text message being written, with room before it for its frame's header, so that nothing is moved. Reused; one thread's. */
public final class Message {
    private static final int DIGITS = 20;

    private byte[] bytes = new byte[8 * 1024];
    private int end = Framing.LONGEST_HEADER;

    /** Begins anew. */
    public Message clear() {
        end = Framing.LONGEST_HEADER;
        return this;
    }

    public Message put(byte[] piece) {
        return put(piece, 0, piece.length);
    }

    public Message put(byte[] piece, int offset, int length) {
        room(length);
        System.arraycopy(piece, offset, bytes, end, length);
        end += length;
        return this;
    }

    /** Text of ASCII characters. */
    public Message put(String ascii) {
        return put(ascii.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A number's decimal digits; not negative. */
    public Message number(long value) {
        room(DIGITS);
        long rest = value;
        int digits = 1;
        for (long power = 10; digits < DIGITS - 1 && rest >= power; power *= 10) {
            digits++;
        }
        for (int i = end + digits - 1; i >= end; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        end += digits;
        return this;
    }

    /** Room for {@code length} bytes at the end, to be written through {@link #array()}. @return where they begin */
    public int skip(int length) {
        room(length);
        end += length;
        return end - length;
    }

    public byte[] array() {
        return bytes;
    }

    /** Bytes of the payload. */
    public int length() {
        return end - Framing.LONGEST_HEADER;
    }

    /** Puts the header before the payload and masks it if asked to; the payload can't be used after. @return where the frame begins */
    int seal(int opcode, boolean masked, int mask) {
        int length = length();
        int start = Framing.LONGEST_HEADER - Framing.headerLength(length, masked);
        Framing.header(bytes, start, opcode, length, masked, mask);
        if (masked) {
            Framing.mask(bytes, Framing.LONGEST_HEADER, length, mask);
        }
        return start;
    }

    int end() {
        return end;
    }

    private void room(int length) {
        if (end + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + length));
        }
    }
}
