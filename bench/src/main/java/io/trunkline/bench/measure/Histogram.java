package io.trunkline.bench.measure;

import java.util.Arrays;

/** Durations in nanoseconds, counted in buckets of 1/32 of a power of two (3 % wide). Negative ones count as 0. One thread's. */
public final class Histogram {
    private static final int STEPS = 32;
    private static final int STEP_BITS = 5;

    private final long[] counts = new long[STEPS * 60];
    private long count;
    private long max;

    public void add(long nanos) {
        long value = Math.max(0, nanos);
        counts[bucket(value)]++;
        count++;
        max = Math.max(max, value);
    }

    public long count() {
        return count;
    }

    public long max() {
        return max;
    }

    /** @param share such as 0.99. @return upper end of the bucket that holds it, at most {@link #max()}; 0 if nothing was counted */
    public long at(double share) {
        long rank = (long) Math.ceil(share * count);
        long seen = 0;
        for (int i = 0; i < counts.length && count > 0; i++) {
            seen += counts[i];
            if (seen >= rank && counts[i] > 0) {
                return Math.min(max, upper(i));
            }
        }
        return max;
    }

    public void clear() {
        Arrays.fill(counts, 0);
        count = 0;
        max = 0;
    }

    private static int bucket(long value) {
        if (value < STEPS) {
            return (int) value;
        }
        int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - STEP_BITS;
        return (exponent + 1) * STEPS + (int) (value >>> exponent) - STEPS;
    }

    private static long upper(int bucket) {
        if (bucket < STEPS) {
            return bucket;
        }
        int exponent = bucket / STEPS - 1;
        return (bucket % STEPS + STEPS + 1L << exponent) - 1;
    }
}
