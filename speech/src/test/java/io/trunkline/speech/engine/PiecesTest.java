package io.trunkline.speech.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PiecesTest {

  private static final int RATE = 16_000;

  @Test
  void cutsWhereItIsQuiet() {
    // Given: sound with a pause at six seconds
    float[] samples = new float[10 * RATE];
    Arrays.fill(samples, 0.3f);
    Arrays.fill(samples, 6 * RATE, 6 * RATE + RATE / 5, 0f);
    // When
    List<float[]> pieces = Pieces.of(samples, 8 * RATE);
    // Then
    assertThat(pieces).hasSize(2);
    assertThat(pieces.getFirst().length).isBetween(6 * RATE, 6 * RATE + RATE / 5);
  }

  @Test
  void losesNothingAndIsNeverTooLong() {
    // Given
    float[] samples = new float[29 * RATE + 17];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = i;
    }
    // When
    List<float[]> pieces = Pieces.of(samples, 8 * RATE);
    // Then
    assertThat(pieces).allMatch(piece -> piece.length <= 8 * RATE);
    assertThat(pieces.stream().mapToInt(piece -> piece.length).sum()).isEqualTo(samples.length);
    assertThat(pieces.getLast()[pieces.getLast().length - 1]).isEqualTo(samples[samples.length - 1]);
  }
}
