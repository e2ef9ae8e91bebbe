package io.trunkline.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentenceEmbedderTest {

  @Test
  void likeMeaningsLieCloserThanLikeWords(@TempDir Path noWeightsNeeded) {
    try (SpeechModels models = SpeechModels.open(noWeightsNeeded, 1)) {
      // Given
      SentenceEmbedder embedder = models.embedder();
      float[] asked = embedder.embed("my parcel has not arrived yet");

      // Then
      assertThat(cosine(asked, embedder.embed("where is my package")))
          .isGreaterThan(cosine(asked, embedder.embed("my bill has not been paid yet")));
      assertThat(asked).hasSize(SentenceEmbedder.DIMENSIONS);
      assertThat(cosine(asked, asked)).isCloseTo(1, within(1e-4));
      assertThat(embedder.embed("")).hasSize(SentenceEmbedder.DIMENSIONS);
    }
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
