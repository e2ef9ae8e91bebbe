package io.trunkline.call.simulation;

/** A connection: what is sent arrives later, in order, unless it is cut. */
final class Way {
    private final Timeline time;
    private final int fastest;
    private final int slowest;
    private long last;
    private boolean cut;

    /** Each message takes {@code fastest} to {@code slowest} milliseconds. */
    Way(Timeline time, int fastest, int slowest) {
        this.time = time;
        this.fastest = fastest;
        this.slowest = slowest;
    }

    void send(Runnable arrives, Object... what) {
        last = Math.max(last, time.now() + time.between(fastest, slowest) * Timeline.MILLI);
        time.at(last, what, () -> {
            if (!cut) {
                arrives.run();
            }
        });
    }

    void cut() {
        cut = true;
    }
}
