package io.trunkline.lab.carrier.verb;

import java.time.Duration;

/** Pause: silence. */
final class PauseRun implements VerbRun {

    private final long length;
    private long since = Long.MIN_VALUE;

    PauseRun(Duration length) {
        this.length = length.toNanos();
    }

    @Override
    public Progress tick(byte[] fromCaller, short[] ear, long now) {
        if (since == Long.MIN_VALUE) {
            since = now;
        }
        return now - since < length ? Progress.RUNNING : Progress.DONE;
    }
}
