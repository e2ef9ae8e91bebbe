package io.trunkline.call.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line's measure against lines whose faults are known. */
class LineMeterTest {

    private static final long MS = 1_000_000;
    private static final int FRAME = 160;

    private final LineMeter meter = new LineMeter();

    @ParameterizedTest
    @CsvSource({"0, 0, 93.20, 4.41", "100, 0, 90.80, 4.36", "100, 0.01, 72.88, 3.73", "400, 0, 59.1, 3.05", "0, 1, 2.1, 1.0"})
    void ratesDelayAndLossAsTheEModelDoes(double delayMs, double loss, double rating, double opinion) {
        assertThat(EModel.rating(delayMs, loss)).isCloseTo(rating, within(0.06));
        assertThat(EModel.opinion(rating)).isCloseTo(opinion, within(0.02));
    }

    @Test
    void findsNothingWrongWithAnEvenLine() {
        // When ten seconds come on the beat, from a carrier 30 ms away and back
        for (int frame = 0; frame < 500; frame++) {
            meter.frame((7_000 + 20 * frame) * MS, 20 * frame + 1, FRAME, frame >= 100 && frame < 200, frame >= 150 && frame < 250);
        }

        // Then
        LineQuality quality = meter.quality(0, 30 * MS);
        assertThat(quality.heardMs()).isEqualTo(10_000);
        assertThat(quality.jitterMs()).isZero();
        assertThat(quality.loss()).isZero();
        assertThat(quality.late()).isZero();
        assertThat(quality.roundTripMs()).isEqualTo(30);
        assertThat(quality.opinion()).isBetween(4.35, 4.41);
        // speech counts from its third frame, which shows that it is speech, and over the pause behind it
        assertThat(quality.callerSpeaking()).isCloseTo(0.2, within(0.04));
        assertThat(quality.silence()).isCloseTo(0.8, within(0.04));
        assertThat(quality.agentSpeaking()).isEqualTo(0.2);
        assertThat(quality.talkOver()).isCloseTo(0.1, within(0.04));
    }

    @Property(tries = 50)
    void measuresJitterAsRtpDoes(@ForAll @IntRange(min = 0, max = 80) int jitterMs, @ForAll long seed) {
        // Given each frame late by up to so much, in order, by RFC 3550's formula in floating point
        Random random = new Random(seed);
        LineMeter line = new LineMeter();
        double expected = 0;
        long last = 0;
        for (int frame = 0; frame < 1000; frame++) {
            long delay = random.nextInt(jitterMs + 1);
            expected += frame == 0 ? 0 : (Math.abs(delay - last) - expected) / 16;
            last = delay;
            line.frame((5_000 + 20 * frame + delay) * MS, 20 * frame + 1, FRAME, false, false);
        }

        // Then
        assertThat(line.quality(0, 0).jitterMs()).isCloseTo(expected, within(0.01));
    }

    @Test
    void seesGapsInTheClockAndInTheCount() {
        // When every tenth of 200 frames is missing, and another line leaves out messages by its count alone
        LineMeter uncounted = new LineMeter();
        for (int frame = 0; frame < 200; frame++) {
            if (frame % 10 != 5) {
                meter.frame(20 * frame * MS, 20 * frame + 1, FRAME, false, false);
            }
            uncounted.frame(20 * frame * MS, 0, FRAME, false, false);
        }

        // Then
        assertThat(meter.quality(0, 0).loss()).isCloseTo(0.1, within(0.001));
        assertThat(meter.quality(0, 0).opinion()).isLessThan(2.0);
        assertThat(uncounted.quality(50, 0).loss()).isCloseTo(0.2, within(0.001));
    }

    @Test
    void countsWhatCameTooLateToBePlayed() {
        // When the line stalls for 400 ms, and what waited comes at once
        for (int frame = 0; frame < 100; frame++) {
            long due = 1_000 + 20 * frame;
            meter.frame((frame >= 50 && frame < 70 ? Math.max(due, 1_000 + 20 * 70) : due) * MS, 20 * frame + 1, FRAME, false, false);
        }

        // Then 400 to 120 ms late are 15 frames; 100 and less are in time
        assertThat(meter.quality(0, 0).late()).isEqualTo(0.15);
    }

    @Test
    void tellsSpeechByItsSoundWhenItArrivesUnevenly() {
        // When the caller speaks from 1,000 to 2,000 ms, every frame but one in ten up to 90 ms late
        Random random = new Random(7);
        long arrival = 0;
        for (int frame = 0; frame < 150; frame++) {
            arrival = Math.max(arrival, 20 * frame + (frame % 10 == 0 ? 0 : random.nextInt(90)));
            meter.frame((500 + arrival) * MS, 20 * frame + 1, FRAME, frame >= 50 && frame < 100, false);
        }

        // Then the jitter is no part of it
        assertThat(meter.speechBegan() / MS).isBetween(1_500L, 1_510L);
        assertThat(meter.speechEnded() / MS).isBetween(2_500L, 2_510L);
        assertThat(meter.callerSpeaks()).isFalse();
    }

    @Test
    void takesNoClickForSpeech() {
        for (int frame = 0; frame < 50; frame++) {
            meter.frame(20 * frame * MS, 20 * frame + 1, FRAME, frame % 10 < 2, false);
        }
        assertThat(meter.speechEnded()).isEqualTo(-1);
        assertThat(meter.quality(0, 0).callerSpeaking()).isZero();
    }
}
