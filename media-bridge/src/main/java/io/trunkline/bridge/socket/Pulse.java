package io.trunkline.bridge.socket;

import java.time.Duration;

/**
 * Whether the other side of a socket still lives: one that said nothing for a quarter of the span of patience is pinged (RFC 6455, section 5.5.2), and counts as dead
 * when nothing at all came for all of it since. A connection that is half-open tells nothing by itself, and a model that listens says nothing either; one that speaks
 * needs no ping. Who never answered a ping isn't judged by this. Owned by {@link MediaLoop}.
 */
final class Pulse {
    private static final int BEATS = 4;

    /** The socket whose other side it is. */
    interface Side {
        /** Whether anything came since this was asked last. */
        boolean heard();

        /** Whether what arrives is being read: else answers wait in the network. */
        boolean reading();

        void ping();

        /** Nobody answers any more. */
        void dead();
    }

    private final Side side;
    private final long interval;
    private final long patience;
    private boolean answers;
    /** Since the last beat. */
    private boolean answered;
    private boolean asked;
    private boolean askedOnce;
    private long askedAt;
    private long dueAt;

    /**
     * @param patience with a silent side; {@link #beat} is to be called {@link #interval so often}
     * @param now      monotonic nanoseconds, as in all that follows
     */
    Pulse(Side side, Duration patience, long now) {
        this.side = side;
        this.interval = interval(patience).toNanos();
        this.patience = patience.toNanos();
        this.dueAt = now;
    }

    /** How often {@link #beat} is to be called, from the beginning on. */
    static Duration interval(Duration patience) {
        return patience.dividedBy(BEATS);
    }

    void answered() {
        answers = true;
        answered = true;
    }

    void beat(long now) {
        boolean overslept = now - dueAt > interval;
        dueAt = now + interval;
        boolean heard = side.heard() | answered;
        answered = false;
        boolean reading = side.reading();
        if (heard || overslept || !reading) {
            // where we didn't look, an answer may be there
            asked = false;
        }
        if (asked && answers && now - askedAt >= patience) {
            side.dead();
        } else if (reading && !asked && (!heard || !askedOnce)) {
            asked = true;
            askedOnce = true;
            askedAt = now;
            side.ping();
        }
    }
}
