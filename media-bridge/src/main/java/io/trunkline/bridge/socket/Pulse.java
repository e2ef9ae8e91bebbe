package io.trunkline.bridge.socket;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Whether the other side of a socket still lives: twice in each span of patience it is pinged (RFC 6455, section 5.5.2), and counts as dead once two pings went
 * unanswered for that long. A connection that is half-open tells nothing by itself, and a model that listens says nothing either. Who never answered a ping isn't
 * judged by this. Owned by {@link MediaLoop}.
 */
final class Pulse {
    private static final int UNANSWERED = 2;

    private final LongSupplier clock;
    private final long interval;
    private final BooleanSupplier reading;
    private final Runnable ping;
    private final Runnable dead;
    private boolean answers;
    private int open;
    private long dueAt;

    /**
     * @param clock    monotonic nanoseconds
     * @param patience with a silent side; {@link #beat} is to be called twice as often
     * @param reading  whether what arrives is being read: else answers wait in the network
     * @param ping     sends one
     * @param dead     told when nobody answers any more
     */
    Pulse(LongSupplier clock, Duration patience, BooleanSupplier reading, Runnable ping, Runnable dead) {
        this.clock = clock;
        this.interval = interval(patience).toNanos();
        this.reading = reading;
        this.ping = ping;
        this.dead = dead;
        this.dueAt = clock.getAsLong();
    }

    /** How often {@link #beat} is to be called, from the beginning on. */
    static Duration interval(Duration patience) {
        return patience.dividedBy(UNANSWERED);
    }

    void answered() {
        answers = true;
        open = 0;
    }

    void beat() {
        long now = clock.getAsLong();
        boolean overslept = now - dueAt > interval / 2;
        dueAt = now + interval;
        if (overslept || !reading.getAsBoolean()) {
            // an answer may be there that we couldn't read
            open = 0;
        }
        if (answers && open >= UNANSWERED) {
            dead.run();
        } else {
            open++;
            ping.run();
        }
    }
}
