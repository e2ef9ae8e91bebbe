package io.trunkline.call.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateChangeTest {

    private static final int SECOND = 8000;

    @ParameterizedTest
    @CsvSource({"2,300", "2,1000", "2,3000", "3,300", "3,1000", "3,3000"})
    void keepsAToneOfSpeech(int factor, int hertz) {
        // Given
        short[] tone = tone(hertz, SECOND, SECOND);

        // When
        short[] up = RateChange.up(factor).change(tone);
        short[] back = RateChange.down(factor).change(up);

        // Then
        assertThat(up).hasSize(SECOND * factor);
        assertThat(loudness(up, hertz, SECOND * factor)).isCloseTo(1, within(0.05));
        assertThat(back).hasSize(SECOND);
        assertThat(loudness(back, hertz, SECOND)).isCloseTo(1, within(0.08));
    }

    @ParameterizedTest
    @CsvSource({"2,6000,2000", "3,6000,2000", "3,10000,2000"})
    void letsNoImageOfAHighToneThrough(int factor, int hertz, int image) {
        short[] down = RateChange.down(factor).change(tone(hertz, SECOND * factor, SECOND * factor));

        assertThat(loudness(down, image, SECOND)).isLessThan(0.01);
    }

    @Property(tries = 200)
    void piecesOfAnyLengthAreOneStream(@ForAll @Size(max = 20) List<@IntRange(max = 300) Integer> pieces, @ForAll boolean up, @ForAll @IntRange(min = 2, max = 3) int factor) {
        short[] whole = tone(440, SECOND, pieces.stream().mapToInt(piece -> piece).sum());
        short[] atOnce = (up ? RateChange.up(factor) : RateChange.down(factor)).change(whole);
        RateChange change = up ? RateChange.up(factor) : RateChange.down(factor);
        short[] joined = new short[0];
        int at = 0;
        for (int piece : pieces) {
            short[] next = change.change(Arrays.copyOfRange(whole, at, at + piece));
            joined = Arrays.copyOf(joined, joined.length + next.length);
            System.arraycopy(next, 0, joined, joined.length - next.length, next.length);
            at += piece;
        }
        assertThat(joined).isEqualTo(atOnce);
    }

    private static short[] tone(int hertz, int rate, int samples) {
        short[] tone = new short[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = (short) (10_000 * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return tone;
    }

    /** Amplitude of one frequency, of the tone above being 1; the filter's beginning left out. */
    private static double loudness(short[] samples, int hertz, int rate) {
        double sine = 0;
        double cosine = 0;
        int from = samples.length / 2;
        for (int i = from; i < samples.length; i++) {
            sine += samples[i] * Math.sin(2 * Math.PI * hertz * i / rate);
            cosine += samples[i] * Math.cos(2 * Math.PI * hertz * i / rate);
        }
        return 2 * Math.hypot(sine, cosine) / (samples.length - from) / 10_000;
    }
}
