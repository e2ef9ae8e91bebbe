package io.trunkline.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LoadedModels.class)
class VoiceActivityTest {

  private final SpeechModels models;

  VoiceActivityTest(SpeechModels models) {
    this.models = models;
  }

  @Test
  void speechIsTold() {
    assertThat(shareOfSpeech(spoken())).isGreaterThan(0.7);
  }

  @Test
  void silenceAndNoiseAreNotSpeech() {
    Random random = new Random(3);
    float[] noise = new float[16_000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (random.nextGaussian() * 0.05);
    }
    assertThat(shareOfSpeech(new float[16_000])).isZero();
    assertThat(shareOfSpeech(noise)).isLessThan(0.05);
  }

  @Test
  void aResetStreamListensAsIfNew() {
    // Given
    float[] window = Arrays.copyOfRange(spoken(), 4_096, 4_096 + VoiceActivity.WINDOW);
    try (VoiceActivity used = models.newVoiceActivity();
        VoiceActivity fresh = models.newVoiceActivity()) {
      for (int i = 0; i < 20; i++) {
        used.speechProbability(window);
      }

      // When
      used.reset();

      // Then
      assertThat(used.speechProbability(window)).isEqualTo(fresh.speechProbability(window));
    }
  }

  @Test
  void aWindowOfAnotherSizeIsRefused() {
    try (VoiceActivity activity = models.newVoiceActivity()) {
      assertThatThrownBy(() -> activity.speechProbability(new float[160])).hasMessageContaining("256");
    }
  }

  private float[] spoken() {
    return Resampling.toFloat(
        Phone.carry(models.synthesizer().synthesize("I'm calling about my order.", VoiceStyle.NATURAL)));
  }

  private double shareOfSpeech(float[] samples) {
    int speech = 0;
    int windows = samples.length / VoiceActivity.WINDOW;
    try (VoiceActivity activity = models.newVoiceActivity()) {
      for (int i = 0; i < windows; i++) {
        float[] window = Arrays.copyOfRange(samples, i * VoiceActivity.WINDOW, (i + 1) * VoiceActivity.WINDOW);
        speech += activity.speechProbability(window) >= 0.5 ? 1 : 0;
      }
    }
    return speech / (double) windows;
  }
}
