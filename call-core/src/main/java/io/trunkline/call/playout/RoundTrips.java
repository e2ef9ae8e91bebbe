package io.trunkline.call.playout;

import java.util.Arrays;

/**
 * How long marks took there and back, the playing of what is before them apart. The quickest of the call is the way itself; what the quickest of the last few
 * took longer is time in which the carrier didn't play, or else the network's jitter, which the quickest has least of. Nanoseconds.
 */
final class RoundTrips {

    /** Two seconds of speech. */
    static final int REMEMBERED = 8;
    private static final long UNKNOWN = Long.MAX_VALUE;

    private final long[] last = new long[REMEMBERED];
    private int next;
    private long lateness;
    private long quickest = UNKNOWN;

    RoundTrips() {
        anotherRun();
    }

    /** The carrier began to play from an empty buffer: what came before says nothing about it. */
    void anotherRun() {
        Arrays.fill(last, UNKNOWN);
        lateness = 0;
    }

    void took(long nanos) {
        last[next] = Math.max(0, nanos);
        next = (next + 1) % REMEMBERED;
        quickest = Math.min(quickest, Math.max(0, nanos));
        long recent = UNKNOWN;
        for (long each : last) {
            recent = Math.min(recent, each);
        }
        lateness = recent - quickest;
    }

    /** The quickest of the call, 0 while there was none. */
    long quickest() {
        return quickest == UNKNOWN ? 0 : quickest;
    }

    /** By how much the carrier is behind what the time alone says. */
    long lateness() {
        return lateness;
    }
}
