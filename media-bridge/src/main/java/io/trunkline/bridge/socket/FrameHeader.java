package io.trunkline.bridge.socket;

import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The bytes before a frame's payload, and its mask (RFC 6455, sections 5.2 and 5.3). */
final class FrameHeader {
    /** Final fragment of a text message, which so has only this one; no extension bits. */
    static final byte WHOLE_TEXT = (byte) 0x81;
    /** Bytes of a mask. */
    static final int MASK = 4;
    /** Bytes of the longest header. */
    static final int LONGEST = 2 + 8 + MASK;

    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private FrameHeader() {
    }

    /** Bytes of the header, by its second byte. */
    static int length(int second) {
        int length = second & ~MASKED;
        return 2 + (length == EIGHT_BYTES ? 8 : length == TWO_BYTES ? 2 : 0) + (masked(second) ? MASK : 0);
    }

    static boolean masked(int second) {
        return (second & MASKED) != 0;
    }

    /** Bytes of the payload; negative if the header isn't valid. */
    static long payload(ByteBuf frame, int at, int second) {
        int length = second & ~MASKED;
        return length == EIGHT_BYTES ? frame.getLong(at + 2) : length == TWO_BYTES ? frame.getUnsignedShort(at + 2) : length;
    }

    /** Writes all of a whole text message's header but the mask. */
    static void write(ByteBuf frame, int payload, boolean masked) {
        int flag = masked ? MASKED : 0;
        frame.writeByte(WHOLE_TEXT);
        if (payload < TWO_BYTES) {
            frame.writeByte(flag | payload);
        } else if (payload <= 0xFFFF) {
            frame.writeByte(flag | TWO_BYTES);
            frame.writeShort(payload);
        } else {
            frame.writeByte(flag | EIGHT_BYTES);
            frame.writeLong(payload);
        }
    }

    /** Puts the mask on, or takes it off. */
    static void mask(byte[] payload, int length, int mask) {
        long twice = (long) mask << 32 | mask & 0xFFFFFFFFL;
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            LONGS.set(payload, i, (long) LONGS.get(payload, i) ^ twice);
        }
        for (; i < length; i++) {
            payload[i] ^= (byte) (mask >>> 24 - 8 * (i & 3));
        }
    }
}
