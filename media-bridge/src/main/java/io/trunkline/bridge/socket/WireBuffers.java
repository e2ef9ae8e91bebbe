package io.trunkline.bridge.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * The buffers outside the heap that sockets write from: the same ones again and again, since what was written has nearly always been taken by the
 * kernel before the next is put together. One that hasn't is left to whoever still needs it. One a loop.
 */
final class WireBuffers {
    private static final int USUAL = 4 * 1024;
    /** Beyond it a buffer goes back: rare giants must not stay. */
    private static final int LARGEST_KEPT = 64 * 1024;

    private final ByteBufAllocator pool;
    private final ByteBuf[] free = new ByteBuf[8];
    private int frees;

    WireBuffers(ByteBufAllocator pool) {
        this.pool = pool;
    }

    ByteBuf borrow(int length) {
        return frees == 0 || length > USUAL ? pool.directBuffer(Math.max(USUAL, length)) : free[--frees];
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
