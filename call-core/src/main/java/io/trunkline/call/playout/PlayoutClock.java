package io.trunkline.call.playout;

import io.trunkline.call.audio.Audio;
import java.util.Arrays;

/**
 * Where on the line of bytes the carrier is playing at a moment. It plays at real time since its buffer last ran from empty, or since the last clip was over,
 * and later than that by what marks show: of how long they took there and back, the playing of what is before them apart, the quickest of the call is the way
 * itself, and what the quickest of the last few took longer is time in which the carrier didn't play, or else the network's jitter, which the quickest has
 * least of. Positions are bytes, times nanoseconds. Owned by {@link Playout}.
 */
final class PlayoutClock {

    /** Round trips looked back: two seconds of speech. */
    static final int REMEMBERED = 8;
    private static final long UNKNOWN = Long.MAX_VALUE;
    private static final long NANOS_PER_MS = 1_000_000;

    private final long[] roundTrips = new long[REMEMBERED];
    private int next;
    private long lateness;
    private long quickest = UNKNOWN;
    /** Where on the line, and when, the carrier last began to play from an empty buffer. */
    private long runStart;
    private long runStartedAt;
    private long clipAt = PendingMarks.NO_CLIP;

    PlayoutClock() {
        Arrays.fill(roundTrips, UNKNOWN);
    }

    /** The carrier begins to play from an empty buffer: what came before says nothing about how late it is. */
    void begins(long position, long now) {
        playsFrom(position, now);
        Arrays.fill(roundTrips, UNKNOWN);
        lateness = 0;
    }

    /** The carrier goes on from here, as it does behind a clip. */
    void playsFrom(long position, long now) {
        runStart = position;
        runStartedAt = now;
    }

    /** The first clip that isn't over stands here. A clip's length isn't on the line: nothing behind it is heard before its mark came. */
    void waitsAtClip(long position) {
        clipAt = position;
    }

    /** A mark behind {@code position} came back. */
    void proved(long position, long now) {
        if (position > runStart) {
            took(Math.max(0, now - runStartedAt - nanos(position - runStart)));
        }
    }

    private void took(long roundTrip) {
        roundTrips[next] = roundTrip;
        next = (next + 1) % REMEMBERED;
        quickest = Math.min(quickest, roundTrip);
        long recent = UNKNOWN;
        for (long each : roundTrips) {
            recent = Math.min(recent, each);
        }
        lateness = recent - quickest;
    }

    /** How far the time alone says that it has come; the audio may end before. */
    long positionAt(long now) {
        return Math.min(clipAt, runStart + (now - runStartedAt - lateness) * Audio.BYTES_PER_MS / NANOS_PER_MS);
    }

    /** When the audio at this position begins to be played. */
    long startsAt(long position) {
        return runStartedAt + lateness + nanos(position - runStart);
    }

    /** The quickest round trip of the call, 0 while there was none. */
    long roundTripNanos() {
        return quickest == UNKNOWN ? 0 : quickest;
    }

    static long nanos(long bytes) {
        return bytes * NANOS_PER_MS / Audio.BYTES_PER_MS;
    }
}
