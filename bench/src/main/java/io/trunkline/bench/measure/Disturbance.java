package io.trunkline.bench.measure;

/**
 * What keeps a window from saying anything about its target (decision 31): a generator that was late itself, or others on the machine.
 *
 * @param lagNanos      99th percentile of how late the generator sent a frame
 * @param othersPercent of a core that neither the target nor the generator used: brokers, the bench, and whatever else runs here
 */
public record Disturbance(double lagNanos, double othersPercent) {
    /** Half a frame. */
    private static final double LAG = 10_000_000;

    /** Brokers and the bench need up to a third of a core; more is somebody else's work, at the target's expense. */
    private static final double OTHERS_PERCENT = 60;

    /**
     * From processor times of one window.
     *
     * @param seconds    its length
     * @param idleMillis of all processors; 0 if that isn't known, and then nobody else is seen
     * @param oursMillis of target and generator
     */
    public static Disturbance of(double lagNanos, double seconds, double idleMillis, double oursMillis) {
        double whole = 100.0 * Runtime.getRuntime().availableProcessors();
        double others = whole - (idleMillis + oursMillis) / Math.max(1, seconds) / 10;
        return new Disturbance(lagNanos, idleMillis == 0 ? 0 : Math.max(0, others));
    }

    /** Whether the window counts. */
    public boolean none() {
        return lagNanos <= LAG && othersPercent <= OTHERS_PERCENT;
    }
}
