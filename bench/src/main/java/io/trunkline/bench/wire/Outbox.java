package io.trunkline.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** What is on its way into a socket: written at once if it goes, kept in order if it doesn't. */
final class Outbox {
    private final Pipe pipe;
    private byte[] waiting = new byte[0];
    private int from;
    private int to;
    private boolean corked;
    private boolean inside;

    Outbox(Pipe pipe) {
        this.pipe = pipe;
    }

    void cork() {
        corked = true;
    }

    void uncork() {
        corked = false;
    }

    int waiting() {
        return to - from;
    }

    /** Whether the socket must take something before more can go. */
    boolean blocked() {
        return inside || from < to && !corked;
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        if (corked || from < to || inside) {
            keep(bytes, offset, length);
            return;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        inside = pipe.write(buffer);
        if (buffer.hasRemaining()) {
            keep(bytes, buffer.position(), buffer.remaining());
        }
    }

    void flush() throws IOException {
        if (corked) {
            return;
        }
        ByteBuffer buffer = ByteBuffer.wrap(waiting, from, to - from);
        inside = pipe.write(buffer);
        from = buffer.position();
        if (from == to) {
            from = 0;
            to = 0;
        }
    }

    private void keep(byte[] bytes, int offset, int length) {
        if (to + length > waiting.length) {
            byte[] larger = to - from + length > waiting.length ? new byte[Math.max(2 * waiting.length, to - from + length)] : waiting;
            System.arraycopy(waiting, from, larger, 0, to - from);
            waiting = larger;
            to -= from;
            from = 0;
        }
        System.arraycopy(bytes, offset, waiting, to, length);
        to += length;
    }

    @Override
    public String toString() {
        return "Outbox" + Arrays.toString(new int[] {from, to});
    }
}
