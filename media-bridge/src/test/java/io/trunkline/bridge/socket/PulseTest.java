package io.trunkline.bridge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final long BEAT = 500_000_000;

    private long now;
    private boolean heard;
    private boolean reading = true;
    private int pings;
    private int answers;
    private int deaths;
    private final Pulse pulse = new Pulse(new Silent(), Duration.ofSeconds(2), 0);

    @Test
    void aSideThatAnsweredAndSaysNothingMoreIsDeadTwoSecondsAfterItWasPinged() {
        // Given
        beat();
        pulse.answered();
        // When
        beats(5);
        assertThat(deaths).as("two seconds it has").isZero();
        beat();
        // Then
        assertThat(deaths).isEqualTo(1);
        assertThat(pings).as("one ping a silence").isEqualTo(2);
    }

    @Test
    void aSideThatAnswersLivesAndIsAskedAgain() {
        for (int i = 0; i < 10; i++) {
            // When
            beat();
            if (pings > answers) {
                pulse.answered();
                answers++;
            }
        }
        // Then
        assertThat(deaths).isZero();
        assertThat(pings).as("once a second").isEqualTo(5);
    }

    @Test
    void aSideThatSpeaksNeedsNoPing() {
        // Given
        beat();
        pulse.answered();
        for (int i = 0; i < 20; i++) {
            // When
            heard = true;
            beat();
        }
        // Then
        assertThat(pings).as("but for the first, which shows whether it answers").isEqualTo(1);
        assertThat(deaths).isZero();
    }

    @Test
    void aWordIsAsGoodAsAnAnswer() {
        // Given
        beat();
        pulse.answered();
        beats(5);
        // When
        heard = true;
        beats(5);
        // Then
        assertThat(deaths).isZero();
        beat();
        assertThat(deaths).as("but the next silence is judged").isEqualTo(1);
    }

    @Test
    void whoNeverAnswersAPingIsNotJudgedByIt() {
        // When
        beats(20);
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
        beats(20);
        reading = true;
        beats(4);
        // Then
        assertThat(deaths).isZero();
    }

    @Test
    void whoOversleptItselfJudgesNobody() {
        // Given
        beat();
        pulse.answered();
        beats(3);
        // When
        now += 10 * BEAT;
        beat();
        // Then
        assertThat(deaths).isZero();
        beats(4);
        assertThat(deaths).as("but afterwards").isEqualTo(1);
    }

    private void beats(int times) {
        for (int i = 0; i < times; i++) {
            beat();
        }
    }

    private void beat() {
        pulse.beat(now);
        now += BEAT;
    }

    private final class Silent implements Pulse.Side {
        @Override
        public boolean heard() {
            boolean was = heard;
            heard = false;
            return was;
        }

        @Override
        public boolean reading() {
            return reading;
        }

        @Override
        public void ping() {
            pings++;
        }

        @Override
        public void dead() {
            deaths++;
        }
    }
}
