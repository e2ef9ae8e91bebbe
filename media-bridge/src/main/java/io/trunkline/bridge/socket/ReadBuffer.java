package io.trunkline.bridge.socket;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * The buffer that sockets are read into: one for all of the loop, so that it stays in the processor's cache, where a pool would hand out hundreds in turn. While somebody
 * still holds what was read last, and for everything but reading, buffers come from the pool. One a loop.
 */
final class ReadBuffer extends AbstractByteBufAllocator {
    /** More than one read brings, as a rule: then one system call empties a socket. */
    static final int SIZE = 32 * 1024;

    private final ByteBufAllocator pool;
    private ByteBuf shared;

    ReadBuffer(ByteBufAllocator pool) {
        super(true);
        this.pool = pool;
    }

    /** Netty's name for a buffer to read into; called on the loop. */
    @Override
    public ByteBuf ioBuffer(int initialCapacity) {
        if (shared == null) {
            shared = pool.directBuffer(SIZE, SIZE);
        }
        return shared.refCnt() == 1 ? shared.clear().retain() : pool.ioBuffer(initialCapacity);
    }

    /** Gives what is unread of {@code bytes} a buffer that may be kept, if it doesn't have one. */
    ByteBuf keep(ByteBuf bytes) {
        if (bytes != shared) {
            return bytes;
        }
        ByteBuf kept = pool.directBuffer(bytes.readableBytes()).writeBytes(bytes);
        bytes.release();
        return kept;
    }

    @Override
    protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
        return pool.heapBuffer(initialCapacity, maxCapacity);
    }

    @Override
    protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
        return pool.directBuffer(initialCapacity, maxCapacity);
    }

    @Override
    public boolean isDirectBufferPooled() {
        return pool.isDirectBufferPooled();
    }
}
