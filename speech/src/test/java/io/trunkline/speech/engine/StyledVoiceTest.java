package io.trunkline.speech.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trunkline.speech.SpeechSynthesizer.Speech;
import io.trunkline.speech.VoiceStyle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StyledVoiceTest {

  private static final int RATE = 16_000;

  /** Hums a 200 Hz tone for a second, whatever it is asked to say, and remembers it. */
  private static final class Humming implements RawVoice {
    final List<String> asked = new ArrayList<>();

    @Override
    public Speech speak(String words) {
      asked.add(words);
      short[] hum = new short[RATE];
      for (int i = 0; i < RATE; i++) {
        hum[i] = (short) (10_000 * Math.sin(2 * Math.PI * 200 * i / RATE));
      }
      return new Speech(hum, RATE);
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1.18,1.05", "0.8,1", "1.5,0.7", "0.7,1.4", "1,1.3", "1,0.75"})
  void pitchAndPaceChangeEachByItself(double pitch, double pace) {
    // When
    Speech speech = new StyledVoice(new Humming(), VoiceStyle.NATURAL).synthesize("hm", new VoiceStyle(pitch, pace));

    // Then
    double seconds = speech.samples().length / (double) speech.sampleRateHz();
    assertThat(seconds).isCloseTo(1 / pace, within(0.03));
    assertThat(risingCrossings(speech.samples()) / seconds).isCloseTo(200 * pitch, within(8.0));
  }

  @Test
  void aStretchedHumStaysSmooth() {
    // When
    Speech speech = new StyledVoice(new Humming(), VoiceStyle.NATURAL).synthesize("hm", new VoiceStyle(1, 0.8));

    // Then: a seam that doesn't fit would jump by far more than the tone ever does
    short[] samples = speech.samples();
    int steepest = (int) (10_000 * 2 * Math.PI * 200 / RATE * 1.6);
    for (int i = 1; i < samples.length * 9 / 10; i++) {
      assertThat(Math.abs(samples[i] - samples[i - 1])).isLessThan(steepest);
    }
  }

  @Test
  void theVoicesOwnStyleHoldsUnlessAnotherIsAskedFor() {
    StyledVoice slow = new StyledVoice(new Humming(), new VoiceStyle(1, 0.8));
    assertThat(slow.synthesize("hm", VoiceStyle.NATURAL).millis()).isBetween(1_200L, 1_300L);
    assertThat(slow.synthesize("hm", new VoiceStyle(1, 1.25)).millis()).isBetween(770L, 830L);
  }

  @Test
  void writtenFormsAreSpokenAsWords() {
    // Given
    Humming voice = new Humming();

    // When
    new StyledVoice(voice, VoiceStyle.NATURAL).synthesize("Order AB7492, $347.00", VoiceStyle.NATURAL);

    // Then
    assertThat(voice.asked).containsExactly("Order A B, seven four nine two, three hundred forty seven dollars");
  }

  @Test
  void nothingToSayIsNoSound() {
    assertThat(new StyledVoice(new Humming(), VoiceStyle.NATURAL).synthesize(" ** ", VoiceStyle.NATURAL).samples()).isEmpty();
  }

  private static long risingCrossings(short[] samples) {
    long crossings = 0;
    for (int i = 1; i < samples.length; i++) {
      crossings += samples[i - 1] < 0 && samples[i] >= 0 ? 1 : 0;
    }
    return crossings;
  }
}
