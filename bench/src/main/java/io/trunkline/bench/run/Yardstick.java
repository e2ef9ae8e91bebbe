package io.trunkline.bench.run;

import java.util.List;
import java.util.Optional;

/**
 * What the native relay needed for as many calls of the same sort, of its runs before and behind the bridge's: a virtual machine is faster at one time than at another, and what the
 * bridge is measured against must not be of another time than the bridge.
 *
 * @param cpuPerCallSecond CPU milliseconds a call needs for a second, mean of the runs
 * @param upMillis   99th percentile of the way from caller to model, the best of the runs
 * @param downMillis the same from model to caller
 * @param drift      the dearest run's CPU by the cheapest's
 * @param quiet      whether each run counts
 */
record Yardstick(double cpuPerCallSecond, double upMillis, double downMillis, double drift, boolean quiet) {
    /** Beyond it the machine wasn't the same one. */
    private static final double MOST_DRIFT = 1.2;

    /** For the run of a bridge, if a relay ran too. */
    static Optional<Yardstick> of(Figures run, List<Figures> runs) {
        List<Figures> relays = runs.stream().filter(other -> other.target().equals("relay") && other.calls() == run.calls() && other.tls() == run.tls()).toList();
        if (relays.isEmpty()) {
            return Optional.empty();
        }
        double[] cpu = relays.stream().mapToDouble(Figures::cpuPerCallSecond).sorted().toArray();
        double mean = relays.stream().mapToDouble(Figures::cpuPerCallSecond).sum() / cpu.length;
        return Optional.of(new Yardstick(mean, best(relays, "up.p99"), best(relays, "down.p99"), cpu[cpu.length - 1] / cpu[0], relays.stream().allMatch(Figures::verdict)));
    }

    private static double best(List<Figures> relays, String name) {
        return relays.stream().mapToDouble(relay -> relay.millis(name)).min().orElseThrow();
    }

    boolean steady() {
        return drift <= MOST_DRIFT;
    }
}
