package io.trunkline.bridge.socket;

import io.netty.buffer.PooledByteBufAllocator;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The arrays in which messages are read and put together: one each way for all sockets of the loop, since a message is dealt with before the
 * next. What a message brings about may, by way of a socket's end, be another message: then that one gets an array of its own.
 */
final class FrameBuffers {
    private static final int FIRST = 16 * 1024;
    /** Beyond it an array is made for the one message: rare giants must not stay. */
    private static final int LARGEST_KEPT = 64 * 1024;

    private byte[] in = new byte[FIRST];
    private byte[] out = new byte[FIRST];
    private final WireBuffers wire = new WireBuffers(PooledByteBufAllocator.DEFAULT);
    private final ReadBuffer reading = new ReadBuffer(PooledByteBufAllocator.DEFAULT);
    private int borrowed;

    WireBuffers wire() {
        return wire;
    }

    ReadBuffer reading() {
        return reading;
    }

    byte[] borrowIn(int length) {
        if (borrowed++ > 0 || length > LARGEST_KEPT) {
            return new byte[length];
        }
        if (in.length < length) {
            in = new byte[LARGEST_KEPT];
        }
        return in;
    }

    void giveBackIn() {
        borrowed--;
    }

    /** For one message, until the next is asked for. */
    byte[] out(int length) {
        if (length > LARGEST_KEPT) {
            return new byte[length];
        }
        if (out.length < length) {
            out = new byte[LARGEST_KEPT];
        }
        return out;
    }

    /** A client's mask must not be foreseen by who chose the payload (RFC 6455, section 10.3); here nobody's script chose it. */
    int nextMask() {
        return ThreadLocalRandom.current().nextInt();
    }
}
