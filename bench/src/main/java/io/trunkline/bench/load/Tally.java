package io.trunkline.bench.load;

import io.trunkline.bench.measure.Histogram;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that a run counts and measures. What is measured counts within the last window only, mistakes always. */
final class Tally {
    boolean measuring;
    final Histogram lag = new Histogram();
    final Histogram up = new Histogram();
    final Histogram upJoined = new Histogram();
    final Histogram down = new Histogram();
    final Histogram clear = new Histogram();
    final Histogram truncate = new Histogram();
    /** Nanoseconds too, though whole milliseconds: one kind of histogram is enough. */
    final Histogram truncateError = new Histogram();
    final Histogram toolRoundTrip = new Histogram();

    private final Map<String, Long> counts = new LinkedHashMap<>();
    private long truncateSigned;
    private long talkFrames;
    private long silentFrames;

    void count(String what) {
        count(what, 1);
    }

    void count(String what, long many) {
        counts.merge(what, many, Long::sum);
    }

    Map<String, Long> counts() {
        return counts;
    }

    void frame(boolean talk) {
        talkFrames += talk ? 1 : 0;
        silentFrames += talk ? 0 : 1;
    }

    /** A window begins: what an earlier one measured is forgotten. */
    void measureAnew() {
        measuring = true;
        List.of(lag, up, upJoined, down, clear, truncate, truncateError, toolRoundTrip).forEach(Histogram::clear);
        truncateSigned = 0;
    }

    void measure(Histogram histogram, long nanos) {
        if (measuring) {
            histogram.add(nanos);
        }
    }

    /** How far a truncation was off: positive claims more than was heard. */
    void truncated(long errorMillis) {
        measure(truncateError, Math.abs(errorMillis) * 1_000_000);
        truncateSigned += measuring ? errorMillis : 0;
    }

    void print(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(more);
        all.put("talkShare", talkFrames / (double) Math.max(1, talkFrames + silentFrames));
        counts.forEach((name, value) -> all.put("count." + name, value));
        histogram(all, "lag", lag);
        histogram(all, "up", up);
        histogram(all, "upJoined", upJoined);
        histogram(all, "down", down);
        histogram(all, "clear", clear);
        histogram(all, "truncate", truncate);
        histogram(all, "truncateError", truncateError);
        histogram(all, "tool", toolRoundTrip);
        all.put("truncateBias", truncateError.count() == 0 ? 0 : truncateSigned / (double) truncateError.count());
        all.forEach((name, value) -> System.out.println("result." + name + "=" + value));
    }

    private static void histogram(Map<String, Object> all, String name, Histogram histogram) {
        all.put(name + ".count", histogram.count());
        all.put(name + ".p50", histogram.at(0.5));
        all.put(name + ".p99", histogram.at(0.99));
        all.put(name + ".max", histogram.max());
    }
}
