package io.trunkline.realtime.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.call.audio.G711;
import io.trunkline.realtime.dialogue.HeldOutTest.Paraphrase;
import io.trunkline.speech.Resampling;
import io.trunkline.speech.SpeechModels;
import io.trunkline.speech.SpeechRecognizer;
import io.trunkline.speech.SpeechSynthesizer;
import io.trunkline.speech.SpeechSynthesizer.Speech;
import io.trunkline.speech.VoiceStyle;
import io.trunkline.speech.Vocabulary;
import io.trunkline.speech.Voices;
import io.trunkline.speech.text.SpokenText;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The held-out paraphrases by ear: spoken, squeezed through 8 kHz G.711 as on a phone, recognised, understood. What the recogniser
 * loses is lost here too, so fewer are asked for than by text.
 */
class SpokenTest {

    private static final double ENOUGH = 0.8;
    private static final List<String> CALLERS =
            List.of("piper:pitch=1.15,pace=1.05", "flite:slt", "flite:rms");

    @Test
    void spoken_paraphrases_are_served() throws IOException {
        assumeTrue(SpeechModels.available(SpeechModels.defaultWeights()).complete(), "speech weights not here");
        try (SpeechModels models = SpeechModels.open(SpeechModels.defaultWeights(), 1)) {
            // Given
            Voices voices = new Voices(models);
            List<String> callers = CALLERS.stream().filter(c -> voices.available().contains(c.split("[:,]pitch")[0])).toList();
            SpeechRecognizer recognizer = models.recognizer();
            List<Paraphrase> all = HeldOutTest.newest();
            List<String> failed = new ArrayList<>();
            Map<String, Integer> served = new TreeMap<>();

            // When: each sentence by one voice, in turn
            for (int i = 0; i < all.size(); i++) {
                Paraphrase one = all.get(i);
                String caller = callers.get(i % callers.size());
                Rehearsal call = HeldOutTest.at(one.where());
                float[] sound = overThePhone(voices.named(caller), one.words());
                Vocabulary expected = call.mind().expecting().vocabulary();
                String open = recognizer.recognize(sound, Vocabulary.OPEN);
                String restricted = recognizer.recognize(sound, expected);
                call.caller(open, restricted, false);
                boolean right = HeldOutTest.follows(one.follows(), call);
                served.merge(caller, right ? 1 : 0, Integer::sum);
                if (!right) {
                    failed.add(caller + " " + one + " heard '" + open + "' / '" + restricted + "' -> " + call.said() + " " + call.nextCall());
                }
            }

            // Then
            System.out.println("spoken held-out paraphrases served=" + (all.size() - failed.size()) + " of=" + all.size() + " by=" + served
                    + "\n  " + String.join("\n  ", failed));
            assertThat(failed.size()).as(String.join("\n", failed)).isLessThanOrEqualTo((int) Math.floor(all.size() * (1 - ENOUGH)));
        }
    }

    static float[] overThePhone(SpeechSynthesizer voice, String words) {
        Speech narrow = voice.synthesize(SpokenText.of(words), VoiceStyle.NATURAL).at(8000);
        byte[] wire = new byte[narrow.samples().length];
        short[] padded = new short[wire.length + 3200];
        G711.pcmToUlaw(narrow.samples(), 0, wire.length, wire);
        for (int i = 0; i < wire.length; i++) {
            padded[1600 + i] = G711.ulawToPcm(wire[i]);
        }
        return Resampling.toFloat16k(padded, 8000);
    }
}
