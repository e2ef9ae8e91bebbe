package io.trunkline.bridge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final long SECOND = 1_000_000_000;

    private long now;
    private boolean reading = true;
    private int pings;
    private int deaths;
    private final Pulse pulse = new Pulse(() -> now, Duration.ofSeconds(2), () -> reading, () -> pings++, () -> deaths++);

    @Test
    void aSideThatAnsweredAndAnswersNoMoreIsDeadAfterTwoPings() {
        // Given
        beat();
        pulse.answered();
        // When
        beat();
        beat();
        assertThat(deaths).as("two seconds it has").isZero();
        beat();
        // Then
        assertThat(deaths).isEqualTo(1);
        assertThat(pings).isEqualTo(3);
    }

    @Test
    void aSideThatAnswersLives() {
        for (int i = 0; i < 10; i++) {
            // When
            beat();
            pulse.answered();
        }
        // Then
        assertThat(deaths).isZero();
        assertThat(pings).isEqualTo(10);
    }

    @Test
    void whoNeverAnswersAPingIsNotJudgedByIt() {
        // When
        for (int i = 0; i < 10; i++) {
            beat();
        }
        // Then
        assertThat(deaths).isZero();
    }

    @Test
    void answersThatCouldNotBeReadAreNotMissed() {
        // Given
        beat();
        pulse.answered();
        reading = false;
        // When
        for (int i = 0; i < 10; i++) {
            beat();
        }
        reading = true;
        beat();
        // Then
        assertThat(deaths).isZero();
    }

    @Test
    void whoOversleptItselfJudgesNobody() {
        // Given
        beat();
        pulse.answered();
        beat();
        beat();
        // When
        now += 5 * SECOND;
        beat();
        // Then
        assertThat(deaths).isZero();
        beat();
        beat();
        assertThat(deaths).as("but afterwards").isEqualTo(1);
    }

    private void beat() {
        pulse.beat();
        now += SECOND;
    }
}
