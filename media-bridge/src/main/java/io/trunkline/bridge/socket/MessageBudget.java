package io.trunkline.bridge.socket;

/** How many messages a peer may send: so many at once, and so many a second in the long run. Owned by {@link MediaLoop}. */
public final class MessageBudget {
    private static final long NANOS = 1_000_000_000;

    private final long burst;
    private final long perSecond;
    /** In parts of a message: {@value #NANOS} make one. */
    private long left;
    private long lastNanos;

    public MessageBudget(int burst, int perSecond, long nowNanos) {
        this.burst = burst * NANOS;
        this.perSecond = perSecond;
        this.left = this.burst;
        this.lastNanos = nowNanos;
    }

    /** Takes one message off; returns whether there was one left. */
    public boolean take(long nowNanos) {
        left = Math.min(burst, left + (nowNanos - lastNanos) * perSecond);
        lastNanos = nowNanos;
        if (left < NANOS) {
            return false;
        }
        left -= NANOS;
        return true;
    }
}
