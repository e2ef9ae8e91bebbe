package io.trunkline.lab.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.chaos.ChaosOptions.Parsed;
import io.trunkline.lab.chaos.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosOptionsTest {

    @Test
    void withoutOptionsTheShortScenariosArePlayedWithShortOutages() {
        ChaosOptions options = good();
        assertThat(options.scenarios()).isEqualTo(Scenario.SHORT);
        assertThat(options.outage()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void allMeansAllWithOutagesOfAMinute() {
        ChaosOptions options = good("--all", "--calls", "200");
        assertThat(options.scenarios()).isEqualTo(Scenario.ALL);
        assertThat(options.outage()).isEqualTo(Duration.ofSeconds(60));
        assertThat(options.calls()).isEqualTo(200);
    }

    @Test
    void someAreChosenByName() {
        assertThat(good("--only", "kill-bridge,no-stop").scenarios()).extracting(Scenario::name).containsExactly("kill-bridge", "no-stop");
    }

    @Test
    void howLongTheJvmsWarmUpIsChosen() {
        assertThat(good().warmUp()).isEqualTo(Duration.ofSeconds(5));
        assertThat(good("--warmup", "100").warmUp()).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void aCommandLineThatMeansNothingIsToldWithAnExitCode() {
        for (List<String> wrong : List.of(List.of("--only", "flood"), List.of("--calls"), List.of("--calls", "many"), List.of("--calls", "0"), List.of("now"))) {
            assertThat(ChaosOptions.parse(wrong)).isInstanceOfSatisfying(Parsed.Say.class, say -> assertThat(say.exitCode()).isEqualTo(2));
        }
    }

    private static ChaosOptions good(String... arguments) {
        return ((Parsed.Good) ChaosOptions.parse(List.of(arguments))).options();
    }
}
