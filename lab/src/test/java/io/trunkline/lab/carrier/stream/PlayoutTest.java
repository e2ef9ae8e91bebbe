package io.trunkline.lab.carrier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.audio.MuLaw;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlayoutTest {

    private final Playout playout = new Playout();
    private final short[] frame = new short[160];

    @Test
    void aMarkIsDueOnlyWhenAllAudioBeforeItWasPlayed() {
        // Given
        playout.add(loud(160));
        playout.mark("one");
        playout.add(loud(240));
        playout.mark("two");

        // When, Then
        assertThat(playout.due()).isEmpty();
        playout.play(frame);
        assertThat(playout.due()).containsExactly("one");
        playout.play(frame);
        assertThat(playout.due()).isEmpty();
        playout.play(frame);
        assertThat(playout.due()).containsExactly("two");
        assertThat(playout.due()).isEmpty();
    }

    @Test
    void aMarkBehindNothingIsDueAtOnce() {
        // When
        playout.mark("now");

        // Then
        assertThat(playout.due()).containsExactly("now");
    }

    @Test
    void clearDropsTheAudioAndReturnsEveryWaitingMarkInOrder() {
        // Given
        playout.add(loud(160));
        playout.mark("heard");
        playout.add(loud(8000));
        playout.mark("a");
        playout.mark("b");
        playout.play(frame);

        // When
        assertThat(playout.due()).containsExactly("heard");
        var returned = playout.clear();

        // Then
        assertThat(returned).containsExactly("a", "b");
        assertThat(playout.buffered()).isZero();
        assertThat(playout.play(frame)).isFalse();
        assertThat(frame).containsOnly((short) 0);
    }

    @Test
    void audioOfAnyLengthIsPlayedWithoutGapsAndTheLastFrameIsFilledWithSilence() {
        // Given
        playout.add(loud(7));
        playout.add(new byte[0]);
        playout.add(loud(170));

        // When
        boolean first = playout.play(frame);

        // Then
        assertThat(first).isTrue();
        assertThat(frame).containsOnly(MuLaw.decode((byte) 0x90));
        assertThat(playout.play(frame)).isTrue();
        assertThat(Arrays.copyOf(frame, 17)).containsOnly(MuLaw.decode((byte) 0x90));
        assertThat(Arrays.copyOfRange(frame, 17, 160)).containsOnly((short) 0);
        assertThat(playout.play(frame)).isFalse();
    }

    private static byte[] loud(int length) {
        byte[] codes = new byte[length];
        Arrays.fill(codes, (byte) 0x90);
        return codes;
    }
}
