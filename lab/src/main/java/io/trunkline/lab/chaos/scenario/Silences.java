package io.trunkline.lab.chaos.scenario;

import java.util.stream.LongStream;

/** Longest silences of some callers, milliseconds. */
public record Silences(int callers, long p50, long p95, long most) {

    /** Those of so many callers. */
    public static Silences of(LongStream millis) {
        long[] sorted = millis.sorted().toArray();
        return sorted.length == 0 ? new Silences(0, 0, 0, 0)
                : new Silences(sorted.length, at(sorted, 50), at(sorted, 95), sorted[sorted.length - 1]);
    }

    /** Nearest rank. */
    private static long at(long[] sorted, int percent) {
        return sorted[Math.max(0, (sorted.length * percent + 99) / 100 - 1)];
    }
}
