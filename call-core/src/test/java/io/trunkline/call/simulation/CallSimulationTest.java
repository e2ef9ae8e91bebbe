package io.trunkline.call.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Thousands of calls whose carrier, provider, bus and bridges do what they may do in any order, each from a seed. {@code -Dsimulation.seed=N} shows one again,
 * {@code -Dsimulation.runs=N} tries more, {@code -Dsimulation.base=N} others.
 */
class CallSimulationTest {
    private static final long BASE = Long.getLong("simulation.base", 20_261_121);
    private static final int RUNS = Integer.getInteger("simulation.runs", 2_000);

    /** @param breach what went wrong, {@code null} if nothing did */
    private record Played(long seed, int bridges, Throwable breach) {
    }

    @Test
    void whateverHappensACallHasOneOwnerOneEndAndEachEffectOnce() {
        Long one = Long.getLong("simulation.seed");
        List<Played> calls = LongStream.range(one == null ? BASE : one, one == null ? BASE + RUNS : one + 1).parallel().mapToObj(CallSimulationTest::play).toList();

        List<Played> broken = calls.stream().filter(call -> call.breach() != null).toList();
        if (!broken.isEmpty()) {
            throw new AssertionError("%d of %d calls broke a rule, the first by -Dsimulation.seed=%d: %s"
                    .formatted(broken.size(), calls.size(), broken.getFirst().seed(), broken.getFirst().breach().getMessage()), broken.getFirst().breach());
        }
        assertThat(one != null || calls.stream().mapToInt(Played::bridges).sum() > 1.3 * RUNS).as("bridges were lost").isTrue();
    }

    /** Also a bug of the call core itself, such as a missing value, is told with its seed. */
    private static Played play(long seed) {
        try {
            return new Played(seed, new SimulatedCall(seed).run(), null);
        } catch (AssertionError | RuntimeException breach) {
            return new Played(seed, 0, breach);
        }
    }
}
