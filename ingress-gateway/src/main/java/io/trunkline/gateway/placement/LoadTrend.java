package io.trunkline.gateway.placement;

import java.time.Duration;

/** Whether there are fewer calls than there were: the present number against its mean over the last minutes. Thread-safe. */
final class LoadTrend {
    private static final double TIME_CONSTANT_NANOS = Duration.ofMinutes(3).toNanos();
    /** Calls come and go by chance: only less than this share of the mean is a trend. */
    private static final double FALLEN = 0.8;
    /** Of a few calls nothing can be told. */
    private static final double LEAST = 10;

    private double mean;
    private double present;
    private long seenAt;
    private boolean begun;

    /** @param calls on all bridges; @param now monotonic nanoseconds */
    synchronized void seen(int calls, long now) {
        double kept = begun ? Math.exp(-(now - seenAt) / TIME_CONSTANT_NANOS) : 0;
        mean = mean * kept + calls * (1 - kept);
        present = calls;
        seenAt = now;
        begun = true;
    }

    synchronized boolean falling() {
        return mean >= LEAST && present < FALLEN * mean;
    }
}
