package io.trunkline.lab.carrier.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.carrier.twiml.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatherRunTest {

    private static final Verb PROMPT = new Verb.Say("Press one for billing, two for refunds, or stay on the line.", 1);

    private final ScriptedLeg leg = new ScriptedLeg();

    @Test
    void aKeySilencesThePromptAndEnoughKeysAreTheResult() {
        // Given
        VerbRun gather = gather(2, "#", false);
        leg.run(gather, Duration.ofMillis(200));
        assertThat(leg.ear).as("the prompt is heard").isNotEqualTo(new short[160]);

        // When
        gather.key('4', leg.now);
        Progress between = leg.frame(gather);
        short[] afterKey = leg.ear.clone();
        gather.key('2', leg.now);

        // Then
        assertThat(between).isEqualTo(Progress.RUNNING);
        assertThat(afterKey).containsOnly((short) 0);
        assertThat(leg.frame(gather)).isEqualTo(new Progress.Ask("/menu", "POST", Map.of("Digits", "42")));
    }

    @Test
    void theFinishingKeyIsNoDigit() {
        // Given
        VerbRun gather = gather(0, "#", false);

        // When
        gather.key('7', leg.now);
        gather.key('#', leg.now);

        // Then
        assertThat(leg.frame(gather)).isEqualTo(new Progress.Ask("/menu", "POST", Map.of("Digits", "7", "FinishedOnKey", "#")));
    }

    @Test
    void thePauseAfterTheLastKeyEndsIt() {
        // Given
        VerbRun gather = gather(0, "#", false);
        gather.key('7', leg.now);
        long pressed = leg.now;

        // When
        Progress progress = leg.run(gather, Duration.ofSeconds(10));

        // Then
        assertThat(progress).isEqualTo(new Progress.Ask("/menu", "POST", Map.of("Digits", "7")));
        assertThat(Duration.ofNanos(leg.now - pressed)).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5040));
    }

    @Test
    void nothingPressedFallsThroughAfterPromptAndTimeout() {
        // Given
        VerbRun gather = gather(1, "#", false);

        // When
        Progress progress = leg.run(gather, Duration.ofSeconds(30));

        // Then
        assertThat(progress).isEqualTo(Progress.DONE);
        assertThat(leg.events(CarrierEvent.Spoken.class)).hasSize(1);
        assertThat(leg.events(CarrierEvent.DigitsGathered.class)).singleElement().satisfies(g -> assertThat(g.digits()).isEmpty());
    }

    @Test
    void nothingPressedIsAResultIfAskedFor() {
        // Given
        VerbRun gather = gather(1, "#", true);

        // When, Then
        assertThat(leg.run(gather, Duration.ofSeconds(30))).isEqualTo(new Progress.Ask("/menu", "POST", Map.of("Digits", "")));
    }

    private VerbRun gather(int digits, String finishOnKey, boolean actionOnEmpty) {
        return Verbs.begin(
                new Verb.Gather(true, "/menu", "POST", Duration.ofSeconds(5), digits, finishOnKey, actionOnEmpty, List.of(PROMPT)), leg);
    }
}
