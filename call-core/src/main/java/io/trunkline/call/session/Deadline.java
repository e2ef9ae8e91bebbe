package io.trunkline.call.session;

import java.time.Duration;

/** A moment that something waits for, or none. */
final class Deadline {

    static final long NEVER = Long.MAX_VALUE;

    private long at = NEVER;

    void set(long now, Duration wait) {
        at = now + wait.toNanos();
    }

    void clear() {
        at = NEVER;
    }

    boolean isSet() {
        return at != NEVER;
    }

    long at() {
        return at;
    }

    /** Whether the moment has come; if so it is over and told only once. */
    boolean take(long now) {
        if (now < at) {
            return false;
        }
        at = NEVER;
        return true;
    }
}
