package io.trunkline.call.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Thousands of calls whose carrier, provider, bus and bridges do what they may do in any order, each from a seed. {@code -Dsimulation.seed=N} shows one again,
 * {@code -Dsimulation.runs=N} tries more, {@code -Dsimulation.base=N} others.
 */
class CallSimulationTest {
    private static final long BASE = Long.getLong("simulation.base", 20_261_121);
    private static final int RUNS = Integer.getInteger("simulation.runs", 2_000);

    @Test
    void whateverHappensACallHasOneOwnerOneEndAndEachEffectOnce() {
        Long one = Long.getLong("simulation.seed");
        int bridges = LongStream.range(one == null ? BASE : one, one == null ? BASE + RUNS : one + 1).parallel().mapToInt(seed -> new SimulatedCall(seed).run()).sum();

        assertThat(one != null || bridges > 1.3 * RUNS).as("%d bridges had %d calls: bridges were lost", bridges, RUNS).isTrue();
    }
}
