package io.trunkline.lab.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SilencesTest {

    @Test
    void percentilesAreNearestRanks() {
        assertThat(Silences.of(LongStream.rangeClosed(1, 100))).isEqualTo(new Silences(100, 50, 95, 100));
        assertThat(Silences.of(LongStream.of(30, 10, 20))).isEqualTo(new Silences(3, 20, 30, 30));
    }

    @Test
    void nobodyIsSilentForNothing() {
        assertThat(Silences.of(LongStream.empty())).isEqualTo(new Silences(0, 0, 0, 0));
    }

    @Test
    void everyScenarioIsChosenByANameOfItsOwn() {
        assertThat(Scenario.ALL).extracting(Scenario::name).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
        assertThat(Scenario.ALL).hasSameSizeAs(Scenario.class.getPermittedSubclasses()).containsAll(Scenario.SHORT);
    }
}
