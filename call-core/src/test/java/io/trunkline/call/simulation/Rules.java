package io.trunkline.call.simulation;

/** What must hold whatever happens; a breach names the seed that shows it again. */
final class Rules {
    private final Timeline time;

    Rules(Timeline time) {
        this.time = time;
    }

    void require(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError(rule + "; show it again with -Dsimulation.seed=" + time.seed + "\n  " + time.story());
        }
    }
}
