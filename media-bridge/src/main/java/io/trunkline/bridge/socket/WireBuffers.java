package io.trunkline.bridge.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;

/**
 * The buffers outside the heap that sockets read into and write from: the same ones again and again, since what was read is nearly always dealt
 * with, and what was written taken by the kernel, before the next. One that isn't is left to whoever still needs it. One a loop.
 */
final class WireBuffers extends DefaultMaxMessagesRecvByteBufAllocator {
    private static final int READ = 64 * 1024;
    private static final int WRITE = 4 * 1024;
    /** Beyond it a buffer goes back: rare giants must not stay. */
    private static final int LARGEST_KEPT = 64 * 1024;

    private final ByteBuf[] free = new ByteBuf[8];
    private int frees;
    private ByteBuf read;

    @Override
    @SuppressWarnings("deprecation")
    public Handle newHandle() {
        return new MaxMessageHandle() {
            @Override
            public int guess() {
                return READ;
            }

            @Override
            public ByteBuf allocate(ByteBufAllocator allocator) {
                return toRead(allocator);
            }
        };
    }

    private ByteBuf toRead(ByteBufAllocator allocator) {
        if (read == null || read.refCnt() != 1) {
            if (read != null) {
                read.release();
            }
            read = allocator.directBuffer(READ, READ);
        }
        return read.clear().retain();
    }

    ByteBuf toWrite(ByteBufAllocator allocator, int length) {
        return frees == 0 || length > WRITE ? allocator.directBuffer(Math.max(WRITE, length)) : free[--frees];
    }

    /** To be told before {@code buffer} is handed on to be written. */
    static void keep(ByteBuf buffer) {
        buffer.retain();
    }

    /** To be told behind it: takes the buffer back if it isn't needed any more. */
    void giveBack(ByteBuf buffer) {
        if (buffer.refCnt() == 1 && frees < free.length && buffer.capacity() <= LARGEST_KEPT) {
            free[frees++] = buffer.clear();
        } else {
            buffer.release();
        }
    }
}
