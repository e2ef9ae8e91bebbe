package io.trunkline.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that were read and aren't a whole frame yet: they come again in front of the next ones. */
final class Remainder {
    private byte[] bytes = new byte[0];
    private int length;

    /** Puts them at the beginning of {@code buffer}. @throws IOException if no room for more would be left */
    void into(ByteBuffer buffer) throws IOException {
        if (length > buffer.capacity() / 2) {
            throw new IOException("a message longer than the buffer");
        }
        buffer.put(bytes, 0, length);
    }

    /** Keeps the bytes of {@code read} from {@code from} to {@code to}, in place of what was kept before. */
    void keep(byte[] read, int from, int to) {
        length = to - from;
        bytes = bytes.length < length ? new byte[length] : bytes;
        System.arraycopy(read, from, bytes, 0, length);
    }

    void clear() {
        bytes = new byte[0];
        length = 0;
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(bytes, Math.min(4, length)));
    }
}
