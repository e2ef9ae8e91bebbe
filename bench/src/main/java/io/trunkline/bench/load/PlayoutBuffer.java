package io.trunkline.bench.load;

import java.util.ArrayDeque;

/**
 * A carrier's playout: audio waits in a buffer and is heard at real time, without gaps while the buffer holds any; a mark comes back when
 * all before it was heard, at once if nothing waits; a clear empties the buffer and brings all marks back (Twilio Media Streams). Audio
 * lies on one line of bytes that only grows. Times in nanoseconds of one clock, passed in.
 */
final class PlayoutBuffer {
    private static final long NANOS_A_BYTE = 1_000_000 / Voice.RATE;

    private record Mark(String name, long due) {}

    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private long received;
    private long emptyAt;

    /** Audio arrives. @return where on the line it begins */
    long audio(int bytes, long now) {
        long start = received;
        emptyAt = Math.max(emptyAt, now) + bytes * NANOS_A_BYTE;
        received += bytes;
        return start;
    }

    void mark(String name, long now) {
        marks.add(new Mark(name, Math.max(emptyAt, now)));
    }

    /** When the next mark comes back, {@link Long#MAX_VALUE} if none waits. */
    long nextMark() {
        return marks.isEmpty() ? Long.MAX_VALUE : marks.peek().due();
    }

    /** Takes a mark that has come due. @return its name, {@code null} if there is none */
    String takeMark(long now) {
        return !marks.isEmpty() && marks.peek().due() <= now ? marks.poll().name() : null;
    }

    /** Empties the buffer; all marks are due. */
    void clear(long now) {
        emptyAt = Math.min(emptyAt, now);
        int waiting = marks.size();
        for (int i = 0; i < waiting; i++) {
            marks.add(new Mark(marks.poll().name(), now));
        }
    }

    /** How far on the line was heard. */
    long heard(long now) {
        return received - waitingBytes(now);
    }

    /** Milliseconds still in the buffer. */
    long waitingMillis(long now) {
        return waitingBytes(now) / Voice.RATE;
    }

    private long waitingBytes(long now) {
        // what is begun is not yet heard
        return Math.max(0, (emptyAt - now + NANOS_A_BYTE - 1) / NANOS_A_BYTE);
    }

    long received() {
        return received;
    }
}
