package io.trunkline.lab.carrier.verb;

import java.time.Duration;
import java.util.Random;

/** When messages leave: frames late by random jitter or held back for a burst, order kept. Confined to one thread. */
final class SendSchedule {

    private final long burst;
    private final long jitter;
    private final Random random;
    private long last = Long.MIN_VALUE;

    SendSchedule(Duration burst, Duration jitter, long seed) {
        this.burst = burst.toNanos();
        this.jitter = jitter.toNanos();
        this.random = new Random(seed);
    }

    /** A frame made now. */
    long media(long now) {
        long held = burst == 0 ? now : Math.floorDiv(now, burst) * burst + burst;
        return later(held + (jitter == 0 ? 0 : random.nextLong(jitter)));
    }

    /** Any other message made now. */
    long other(long now) {
        return later(now);
    }

    private long later(long due) {
        last = Math.max(last, due);
        return last;
    }
}
