package io.trunkline.realtime.turn;

import io.trunkline.realtime.audio.WireFormat;

import java.util.Arrays;

/**
 * The audio received and not yet committed, in the form it came, addressed by milliseconds since the session began.
 * Owned by the session's thread. Holds at most ten minutes; older audio is dropped.
 */
final class InputAudio {

    private static final int MOST_MS = 600_000;

    private WireFormat format;
    private byte[] bytes = new byte[16_000];
    private int length;
    /** Position of the first byte held. */
    private long startMs;
    /** Position of the end, whole milliseconds; the remainder of a millisecond stays in the buffer uncounted. */
    private long endMs;

    InputAudio(WireFormat format) {
        this.format = format;
    }

    /** The format changed; what was held in the old one is dropped. */
    void format(WireFormat next) {
        if (next != format) {
            clear();
            format = next;
        }
    }

    WireFormat format() {
        return format;
    }

    void append(byte[] chunk) {
        if (length + chunk.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + chunk.length));
        }
        System.arraycopy(chunk, 0, bytes, length, chunk.length);
        length += chunk.length;
        endMs = startMs + format.millis(length);
        if (endMs - startMs > MOST_MS) {
            dropBefore(endMs - MOST_MS);
        }
    }

    long startMs() {
        return startMs;
    }

    long endMs() {
        return endMs;
    }

    /** A copy of a stretch; what isn't held any more is left out. */
    byte[] between(long fromMs, long toMs) {
        int from = offset(fromMs);
        return Arrays.copyOfRange(bytes, from, Math.max(from, toMs >= endMs ? length : offset(toMs)));
    }

    void dropBefore(long ms) {
        int gone = offset(ms);
        if (gone <= 0) {
            return;
        }
        System.arraycopy(bytes, gone, bytes, 0, length - gone);
        length -= gone;
        startMs += format.millis(gone);
    }

    void clear() {
        length = 0;
        startMs = endMs;
    }

    private int offset(long ms) {
        return (int) Math.clamp((ms - startMs) * format.bytesPerMs(), 0, length);
    }
}
