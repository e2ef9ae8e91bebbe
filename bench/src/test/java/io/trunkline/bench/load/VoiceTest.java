package io.trunkline.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.call.audio.G711;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class VoiceTest {
    private final byte[] scratch = new byte[Stamp.BYTES];

    @Property(tries = 300)
    void aFrameIsKnownAgainInTextAndInBytes(@ForAll @IntRange(max = Stamp.LATE) int kind, @ForAll @IntRange(max = Stamp.CALLS) int call,
            @ForAll @IntRange(max = Stamp.NUMBERS) int number) {
        // Given
        long stamp = Stamp.of(kind, call, number);
        byte[] text = new byte[Voice.CHARACTERS];

        // When
        Voice.writeText(stamp, text, 0, scratch);
        byte[] audio = Base64.getDecoder().decode(text);

        // Then
        assertThat(Voice.readText(text, 0, scratch)).isEqualTo(stamp);
        assertThat(audio).hasSize(Voice.FRAME);
        assertThat(Voice.read(audio, 0)).isEqualTo(stamp);
        assertThat(Stamp.kind(stamp)).isEqualTo(kind);
        assertThat(Stamp.call(stamp)).isEqualTo(call);
        assertThat(Stamp.number(stamp)).isEqualTo(number);
    }

    @Property(tries = 300)
    void oneChangedByteIsNoticed(@ForAll @IntRange(max = Stamp.CALLS) int call, @ForAll @IntRange(max = 100_000) int number,
            @ForAll @IntRange(max = Voice.FRAME - 1) int at, @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] audio = new byte[Voice.FRAME];
        long stamp = Stamp.of(Stamp.TALK, call, number);
        Voice.write(stamp, audio, 0);
        audio[at] ^= (byte) change;

        assertThat(Voice.read(audio, 0)).isNotEqualTo(stamp);
    }

    @Test
    void silenceIsFarBelowTalkForWhoeverMeasuresEnergy() {
        byte[] audio = new byte[Voice.FRAME];
        for (int number = 0; number < 16; number++) {
            Voice.write(Stamp.of(Stamp.SILENCE, 4095, number * 1_000_003 % Stamp.NUMBERS), audio, 0);
            int silence = G711.ulawEnergy(audio, 0, Voice.FRAME);
            Voice.write(Stamp.of(Stamp.TALK, 4095, number), audio, 0);
            assertThat(G711.ulawEnergy(audio, 0, Voice.FRAME)).isGreaterThan(5 + 5 * silence);
        }
    }

    @Test
    void muLawIsThatOfTheStandard() {
        short[] samples = {0, 100, -100, 1000, -1000, 8000, -8000, 32_000, -32_000};
        byte[] expected = new byte[samples.length];
        G711.pcmToUlaw(samples, 0, samples.length, expected);

        for (int i = 0; i < samples.length; i++) {
            assertThat(Voice.ulaw(samples[i])).isEqualTo(expected[i]);
        }
    }
}
