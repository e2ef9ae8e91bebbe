package io.trunkline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.chaos.fleet.Fleet;
import io.trunkline.lab.chaos.fleet.Need;
import io.trunkline.lab.chaos.fleet.Plan;
import io.trunkline.lab.chaos.scenario.Outcome;
import io.trunkline.lab.chaos.scenario.Performance;
import io.trunkline.lab.chaos.scenario.Scenario;
import io.trunkline.lab.run.Ports;
import io.trunkline.lab.run.Progress;
import io.trunkline.lab.run.StartFailed;
import io.trunkline.lab.run.SystemOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short scenarios of {@code ./dev chaos}; {@code ./dev chaos --all} plays the others. Alone: what callers hear is measured to the tenth of a second. */
@Isolated
@Execution(ExecutionMode.SAME_THREAD)
@Order(Integer.MAX_VALUE)
class FaultsTest {

    private static final int CALLERS = 30;
    private static final Duration OUTAGE = Duration.ofSeconds(10);
    private static Fleet fleet;

    static List<Scenario> scenarios() {
        return Scenario.SHORT;
    }

    @BeforeAll
    static void start() throws StartFailed {
        SystemOptions here = SystemOptions.here(Ports.DEFAULT);
        fleet = Fleet.start(new Plan(here.root(), here.output().resolve("test-chaos"), CALLERS, Duration.ofSeconds(5), Set.of(Need.REDIS_DOOR)), Progress.NONE);
        Performance.rehearse(fleet, CALLERS, Duration.ZERO);
    }

    @AfterAll
    static void stop() {
        if (fleet != null) {
            fleet.close();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void callersAreKeptAsPromised(Scenario scenario) throws StartFailed {
        // When
        Outcome outcome = new Performance(scenario, fleet, CALLERS, OUTAGE).play();
        // Then
        System.out.println(outcome);
        assertThat(outcome.broken()).as(outcome.toString()).isEmpty();
    }
}
