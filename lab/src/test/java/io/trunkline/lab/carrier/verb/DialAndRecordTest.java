package io.trunkline.lab.carrier.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.audio.MuLaw;
import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.carrier.DeskPolicy;
import io.trunkline.lab.carrier.twiml.Verb;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DialAndRecordTest {

    private final ScriptedLeg leg = new ScriptedLeg();

    @Test
    void aDialledNumberRingsIsAnsweredAndTellsHowItEnded() {
        // Given
        VerbRun dial = Verbs.begin(new Verb.Dial("Number", "+18005550000", "/dialled", "POST", Duration.ofSeconds(30)), leg);

        // When
        Progress end = leg.run(dial, Duration.ofMinutes(1));

        // Then
        assertThat(leg.events(CarrierEvent.HumanPickedUp.class)).hasSize(1);
        assertThat(end).isInstanceOfSatisfying(Progress.Ask.class, ask -> assertThat(ask.parameters()).containsEntry("DialCallStatus", "completed"));
    }

    @Test
    void nobodyAnsweringIsTold() {
        // Given
        leg.desk = new DeskPolicy(false, Duration.ZERO, Duration.ZERO, true);
        VerbRun dial = Verbs.begin(new Verb.Dial("Number", "+18005550000", "/dialled", "POST", Duration.ofSeconds(30)), leg);

        // When
        Progress end = leg.run(dial, Duration.ofMinutes(1));

        // Then
        assertThat(end).isInstanceOfSatisfying(Progress.Ask.class, ask -> assertThat(ask.parameters()).containsEntry("DialCallStatus", "no-answer"));
    }

    @Test
    void aRecordingEndsWithSilenceAndTellsItsLength() {
        // Given
        VerbRun recording = Verbs.begin(
                new Verb.Record("/recorded", "POST", Duration.ofSeconds(2), "#", Duration.ofMinutes(1), true), leg);
        leg.run(recording, Duration.ofMillis(3400));

        // When
        byte[] silence = MuLaw.encode(new short[160]);
        Progress progress = Progress.RUNNING;
        for (int i = 0; i < 500 && progress == Progress.RUNNING; i++, leg.now += ScriptedLeg.FRAME) {
            progress = recording.tick(silence, leg.ear, leg.now);
        }

        // Then: 400 ms of beep, three seconds of voice, two of silence
        assertThat(progress).isInstanceOfSatisfying(Progress.Ask.class, ask -> {
            assertThat(ask.url()).isEqualTo("/recorded");
            assertThat(ask.parameters()).containsEntry("RecordingDuration", "5").containsKey("RecordingUrl");
        });
    }
}
