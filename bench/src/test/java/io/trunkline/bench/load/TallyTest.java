package io.trunkline.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void aWindowMeasuresAnewAndForgetsNoMistake() {
        // Given
        Tally tally = new Tally();
        tally.measureAnew();
        tally.measure(tally.lag, 30_000_000);
        tally.truncated(5);
        tally.count("up.lost");
        // When
        tally.measureAnew();
        tally.measure(tally.lag, 1_000_000);
        // Then
        assertThat(tally.lag.max()).isEqualTo(1_000_000);
        assertThat(tally.truncateError.count()).isZero();
        assertThat(tally.counts()).containsEntry("up.lost", 1L);
    }

    @Test
    void nothingIsMeasuredBeforeTheFirstWindow() {
        Tally tally = new Tally();

        tally.measure(tally.up, 1_000_000);

        assertThat(tally.up.count()).isZero();
    }
}
