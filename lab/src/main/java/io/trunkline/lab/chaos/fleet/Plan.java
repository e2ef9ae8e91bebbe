package io.trunkline.lab.chaos.fleet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a fleet is made for.
 *
 * @param root the repository
 * @param output where logs go
 * @param calls most calls at once; each bridge can hold all of them
 * @param drainGrace a bridge that has to end lets calls end by themselves for so long
 * @param needs what its scenarios need beyond the usual
 */
public record Plan(Path root, Path output, int calls, Duration drainGrace, Set<Need> needs) {

    /** Callers of a rehearsal must find room at all bridges together; a few callers must be able to fill one. */
    private static final int LEAST_CAPACITY = 8;

    public Plan {
        needs = Set.copyOf(needs);
    }

    boolean needs(Need need) {
        return needs.contains(need);
    }

    Map<String, String> ofBridges() {
        var settings = new HashMap<>(Map.of(
                "BRIDGE_CAPACITY", Integer.toString(capacity()),
                "DRAIN_GRACE", drainGrace.toMillis() + "ms",
                "DRAIN_LIMIT", "90s"));
        if (needs(Need.RECORDS)) {
            settings.putAll(Map.of("RECORD_DIR", records().toString(), "RECORD_CALLS", "100000"));
        }
        return settings;
    }

    /** Calls that a bridge can hold. */
    public int capacity() {
        return Math.max(LEAST_CAPACITY, calls);
    }

    /** Where bridges write calls down, if they do. */
    public Path records() {
        return output.resolve("records");
    }
}
