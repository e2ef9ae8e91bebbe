package io.trunkline.bench.wire;

import java.util.Arrays;

/** Takes frames out of bytes that come in any portions. One connection's; keeps only the parts of a fragmented message. */
final class FrameReader {
    /** Nobody here sends more; a longer one is a broken stream. */
    static final int LONGEST = 16 * 1024 * 1024;

    /** Told what was read; the bytes belong to the reader and change after the call. */
    interface Sink {
        void text(byte[] bytes, int offset, int length);

        void control(int opcode, byte[] bytes, int offset, int length);
    }

    private byte[] parts = new byte[0];
    private int partsLength;

    /**
     * Reads whole frames of {@code bytes}, unmasking in place.
     *
     * @return where the first frame that isn't whole yet begins
     * @throws IllegalStateException if it is no WebSocket
     */
    int read(byte[] bytes, int from, int to, Sink sink) {
        int at = from;
        while (to - at >= 2) {
            boolean masked = (bytes[at + 1] & Framing.MASKED) != 0;
            int head = headerLength(bytes[at + 1] & 0x7F, masked);
            if (to - at < head) {
                return at;
            }
            long length = length(bytes, at);
            if (length < 0 || length > LONGEST) {
                throw new IllegalStateException("a frame of " + length + " bytes");
            }
            if (to - at - head < length) {
                return at;
            }
            int payload = at + head;
            if (masked) {
                Framing.mask(bytes, payload, (int) length, intAt(bytes, payload - 4));
            }
            frame(bytes[at], bytes, payload, (int) length, sink);
            at = payload + (int) length;
        }
        return at;
    }

    private static int headerLength(int shortLength, boolean masked) {
        int length = shortLength < 126 ? 2 : shortLength == 126 ? 4 : 10;
        return masked ? length + 4 : length;
    }

    private static long length(byte[] bytes, int at) {
        int shortLength = bytes[at + 1] & 0x7F;
        if (shortLength < 126) {
            return shortLength;
        }
        if (shortLength == 126) {
            return (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
        }
        return (long) intAt(bytes, at + 2) << 32 | intAt(bytes, at + 6) & 0xFFFF_FFFFL;
    }

    private static int intAt(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
    }

    private void frame(byte first, byte[] bytes, int offset, int length, Sink sink) {
        int opcode = first & 0x0F;
        boolean last = (first & Framing.FINAL) != 0;
        if (opcode >= Framing.CLOSE) {
            sink.control(opcode, bytes, offset, length);
        } else if (last && partsLength == 0) {
            sink.text(bytes, offset, length);
        } else {
            join(bytes, offset, length, last, sink);
        }
    }

    private void join(byte[] bytes, int offset, int length, boolean last, Sink sink) {
        parts = Arrays.copyOf(parts, Math.max(parts.length, partsLength + length));
        System.arraycopy(bytes, offset, parts, partsLength, length);
        partsLength += length;
        if (last) {
            int whole = partsLength;
            partsLength = 0;
            sink.text(parts, 0, whole);
        }
    }
}
