package io.trunkline.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplingTest {

  @ParameterizedTest
  @CsvSource({"8000,24000,1000", "24000,8000,1000", "22050,8000,3000", "22050,16000,3000", "16000,8000,300", "8000,16000,3200"})
  void aToneInBothBandsStaysThatTone(int fromHz, int toHz, int toneHz) {
    // Given
    float[] tone = tone(toneHz, fromHz, 1);

    // When
    float[] resampled = Resampling.resample(tone, fromHz, toHz);

    // Then
    float[] expected = tone(toneHz, toHz, 1);
    assertThat(resampled).hasSize(toHz);
    for (int i = toHz / 10; i < toHz * 9 / 10; i++) {
      assertThat(resampled[i]).isCloseTo(expected[i], within(0.02f));
    }
  }

  @Test
  void aToneAboveTheNewBandIsGone() {
    float[] resampled = Resampling.resample(tone(6_000, 24_000, 1), 24_000, 8_000);
    for (int i = 800; i < 7_200; i++) {
      assertThat(resampled[i]).isCloseTo(0, within(0.005f));
    }
  }

  @Test
  void soundOutsideTheRangeIsClippedNotWrapped() {
    assertThat(Resampling.toShort(new float[] {1.5f, -1.5f, 0})).containsExactly((short) 32767, (short) -32768, (short) 0);
  }

  @ParameterizedTest
  @CsvSource({"24000,8000", "8000,24000", "22050,8000", "8000,16000"})
  void aStreamInRaggedChunksEqualsTheWhole(int fromHz, int toHz) {
    // Given
    Random random = new Random(7);
    short[] whole = new short[fromHz];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (short) random.nextInt(-20_000, 20_000);
    }
    StreamResampler stream = new StreamResampler(fromHz, toHz);
    short[] joined = new short[0];

    // When
    for (int at = 0; at < whole.length; ) {
      int end = Math.min(whole.length, at + random.nextInt(0, 700));
      joined = join(joined, stream.next(Arrays.copyOfRange(whole, at, end)));
      at = end;
    }
    joined = join(joined, stream.flush());

    // Then
    assertThat(joined).isEqualTo(Resampling.resample(whole, fromHz, toHz));
  }

  @Test
  void aFlushedStreamStartsAfresh() {
    // Given
    StreamResampler stream = new StreamResampler(24_000, 8_000);
    short[] sentence = Resampling.toShort(tone(440, 24_000, 0.5f));
    short[] first = join(stream.next(sentence), stream.flush());

    // When
    short[] second = join(stream.next(sentence), stream.flush());

    // Then
    assertThat(second).isEqualTo(first);
  }

  static float[] tone(int hz, int rate, float amplitude) {
    float[] out = new float[rate];
    for (int i = 0; i < rate; i++) {
      out[i] = (float) (amplitude * Math.sin(2 * Math.PI * hz * i / rate));
    }
    return out;
  }

  private static short[] join(short[] a, short[] b) {
    short[] out = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, out, a.length, b.length);
    return out;
  }
}
