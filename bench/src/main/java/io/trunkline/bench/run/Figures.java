package io.trunkline.bench.run;

import java.util.Map;
import java.util.TreeMap;

/** What one run gave: the generator's figures by name, and what was seen of the process meanwhile. Missing ones are 0. */
record Figures(String target, int calls, boolean tls, String label, Map<String, Double> values) {
    /** Half a frame: beyond it the generator itself was late, and what it measured says nothing about others. Nanoseconds. */
    private static final double LAG = 10_000_000;

    /** Brokers and the bench need up to a third of a core; more is somebody else's work, at the target's expense. */
    private static final double OTHERS_PERCENT = 60;

    double of(String name) {
        return values.getOrDefault(name, 0.0);
    }

    double millis(String name) {
        return of(name) / 1e6;
    }

    /** CPU milliseconds a call needs for a second. */
    double cpuPerCallSecond() {
        return of("cpuMillis") / Math.max(1, of("live") * of("seconds"));
    }

    /** Percent of a core that neither the target nor the generator used: brokers, the bench, and whatever else runs here. */
    double othersPercent() {
        double whole = 100.0 * Runtime.getRuntime().availableProcessors();
        return Math.max(0, whole - (of("machineIdleMillis") + of("cpuMillis") + of("generatorCpuMillis")) / Math.max(1, of("seconds")) / 10);
    }

    boolean verdict() {
        return of("lag.p99") <= LAG && (of("machineIdleMillis") == 0 || othersPercent() <= OTHERS_PERCENT);
    }

    /** What must not happen, and did: by name, with how often. */
    Map<String, Long> mistakes() {
        Map<String, Long> mistakes = new TreeMap<>();
        values.forEach((name, value) -> {
            boolean bad = name.startsWith("count.") && !HARMLESS.contains(name.substring(6)) || name.equals("sessionsLeftOpen") || name.equals("callsLeft")
                    || name.equals("socketsLeft");
            if (bad && value != 0) {
                mistakes.put(name.replace("count.", ""), value.longValue());
            }
        });
        if (of("live") != calls) {
            mistakes.put("callsMissing", (long) (calls - of("live")));
        }
        return mistakes;
    }

    private static final java.util.Set<String> HARMLESS = java.util.Set.of("bargeIns", "clientEvents", "joinedMessages", "abusiveClosed", "callsEnded",
            "hungUpWhilePlaced", "sessionsTooLate");
}
