package io.trunkline.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.recording.CallRecording;
import io.trunkline.lab.recording.HeardTurn;
import io.trunkline.lab.script.Phrase;
import io.trunkline.speech.SpeechModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab's judgement on real synthesis and recognition; needs the speech weights. */
class LabSpeechTest {

    private static final String AGENT = "piper";
    private static LabSpeech speech;

    @BeforeAll
    static void open(@TempDir Path spoken) {
        Assumptions.assumeTrue(SpeechModels.available(SpeechModels.defaultWeights()).complete(), "speech weights are not here");
        speech = LabSpeech.open(SpeechModels.defaultWeights(), spoken);
    }

    @AfterAll
    static void close() {
        if (speech != null) {
            speech.close();
        }
    }

    /** A recording in which the caller hears these sounds one after the other, with pauses between. */
    private static List<HeardTurn> heard(List<short[]> sounds, int pauseMs) {
        var recording = new CallRecording();
        for (short[] sound : sounds) {
            for (int at = 0; at < sound.length; at += 160) {
                recording.agent(Arrays.copyOf(Arrays.copyOfRange(sound, at, Math.min(sound.length, at + 160)), 160));
            }
            for (int ms = 0; ms < pauseMs; ms += 20) {
                recording.agent(new short[160]);
            }
        }
        return speech.transcriber().transcribe(recording.caller(), recording.agent());
    }

    private static String words(List<HeardTurn> turns) {
        return String.join(" ", turns.stream().map(HeardTurn::text).toList());
    }

    @Test
    void hearsWhatAnAgentSays() {
        // Given
        var sounds = new ArrayList<short[]>();
        for (String sentence : List.of("Welcome back, Ann! How can I help you today?",
                "Your order, A B, 7 4 9 2, was shipped on March eighteenth by FedEx.",
                "The tracking number is 7 8 9, 2 4 5, 1 3 6, 8 9 0.",
                "I can see you're calling about a three hundred forty seven dollar charge from last month.")) {
            sounds.add(speech.speak(AGENT, sentence));
        }
        // When
        String words = words(heard(sounds, 1000));
        // Then
        for (String phrase : List.of("welcome back Ann", "AB7492", "March 18th", "FedEx", "789245136890",
                "three hundred forty seven dollars", "last month")) {
            assertThat(Phrase.of(phrase).isIn(words)).as("%s in: %s", phrase, words).isTrue();
        }
    }

    @Test
    void silenceHoldsNoTurn() {
        assertThat(heard(List.of(new short[16_000]), 1000)).isEmpty();
    }
}
