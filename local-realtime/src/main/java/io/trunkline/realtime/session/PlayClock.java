package io.trunkline.realtime.session;

/**
 * Where our speech ends playing if the client plays it as it comes, in milliseconds of received audio. Owned by the
 * session's thread.
 */
final class PlayClock {

    private long endMs;

    /** This much audio was sent when this much had been received. */
    void sent(int millis, long receivedMs) {
        endMs = Math.max(endMs, receivedMs) + millis;
    }

    /** The client stopped playing. */
    void stopped(long receivedMs) {
        endMs = Math.min(endMs, receivedMs);
    }

    long endMs() {
        return endMs;
    }
}
