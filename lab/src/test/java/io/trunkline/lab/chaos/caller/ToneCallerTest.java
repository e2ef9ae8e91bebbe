package io.trunkline.lab.chaos.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.carrier.Phone;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ToneCallerTest {

    private static final int LOUD = 9000;
    private static final int SOFT = 1800;
    private static final int SILENT = 0;

    private final ToneCaller caller = new ToneCaller();
    private final short[] frame = new short[Phone.FRAME_SAMPLES];
    private long now = 1_000_000_000L;
    private int spoke;

    @Test
    void talksWhenASentenceHasEnded() {
        // Given
        line(LOUD, 2000);
        line(SOFT, 400);
        // When
        line(SILENT, 280);
        assertThat(spoke).isZero();
        line(SILENT, 2000);
        // Then
        assertThat(spoke).isBetween(960, 1020);
        assertThat(caller.sentences()).isEqualTo(1);
    }

    @Test
    void saysNothingIntoASentenceThatBrokeOff() {
        line(LOUD, 2000);
        line(SILENT, 5000);
        assertThat(spoke).isZero();
    }

    @Test
    void theLongestSilenceIsThatInWhichItWasNotTheCallersTurn() {
        // Given
        line(LOUD, 2000);
        caller.measureFrom(now);
        line(SILENT, 2600);
        line(LOUD, 1000);
        line(SOFT, 400);
        // When: the caller's pause, the caller's words, and the wait for an answer
        line(SILENT, 300 + 1000 + 700);
        line(LOUD, 1000);
        // Then
        assertThat(caller.longestSilenceMillis(now)).isBetween(2560L, 2640L);
    }

    @Test
    void aSilenceThatLastsCounts() {
        line(LOUD, 1000);
        caller.measureFrom(now);
        line(SILENT, 4000);
        assertThat(caller.longestSilenceMillis(now)).isBetween(3960L, 4040L);
    }

    @Test
    void askingIntoTheSilenceDoesNotEndIt() {
        // Given
        line(LOUD, 1000);
        caller.measureFrom(now);
        // When
        line(SILENT, 9000);
        // Then
        assertThat(spoke).isPositive();
        assertThat(caller.longestSilenceMillis(now)).isBetween(8960L, 9040L);
    }

    private void line(int amplitude, int millis) {
        for (int i = 0; i < millis; i += 20) {
            now += 20_000_000;
            spoke += caller.speak(frame, now) ? 20 : 0;
            Arrays.fill(frame, (short) amplitude);
            caller.hear(frame, now);
        }
    }
}
