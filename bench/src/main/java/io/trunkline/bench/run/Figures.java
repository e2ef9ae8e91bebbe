package io.trunkline.bench.run;

import io.trunkline.bench.measure.Disturbance;
import java.util.Map;
import java.util.TreeMap;

/** What one run gave: the generator's figures by name, and what was seen of the process meanwhile. Missing ones are 0. */
record Figures(String target, int calls, boolean tls, String label, Map<String, Double> values) {
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

    Disturbance disturbance() {
        return Disturbance.of(of("lag.p99"), of("seconds"), of("machineIdleMillis"), of("cpuMillis") + of("generatorCpuMillis"));
    }

    boolean verdict() {
        return disturbance().none();
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
