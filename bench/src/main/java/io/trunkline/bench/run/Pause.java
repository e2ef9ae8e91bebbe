package io.trunkline.bench.run;

import java.util.concurrent.locks.LockSupport;

/** Waiting between two looks at a process. */
final class Pause {

    static void millis(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
    }

    private Pause() {
    }
}
