package io.trunkline.call.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class G711Test {

    @Test
    void expandsUlawToTheValuesOfTheStandard() {
        assertThat(G711.ulawToPcm((byte) 0xFF)).isZero();
        assertThat(G711.ulawToPcm((byte) 0x7F)).isZero();
        assertThat(G711.ulawToPcm((byte) 0x00)).isEqualTo((short) -32124);
        assertThat(G711.ulawToPcm((byte) 0x80)).isEqualTo((short) 32124);
        assertThat(G711.ulawToPcm((byte) 0xF0)).isEqualTo((short) 120);
        assertThat(G711.ulawToPcm((byte) 0xEF)).isEqualTo((short) 132);
    }

    @Test
    void expandsAlawToTheValuesOfTheStandard() {
        assertThat(G711.alawToPcm((byte) 0xD5)).isEqualTo((short) 8);
        assertThat(G711.alawToPcm((byte) 0x55)).isEqualTo((short) -8);
        assertThat(G711.alawToPcm((byte) 0xAA)).isEqualTo((short) 32256);
        assertThat(G711.alawToPcm((byte) 0x2A)).isEqualTo((short) -32256);
    }

    @Test
    void everyCodeSurvivesThereAndBack() {
        for (int code = 0; code < 256; code++) {
            byte ulaw = (byte) code;
            // 0x7F is the second zero of µ-law and comes back as the first
            byte expected = code == 0x7F ? (byte) 0xFF : ulaw;
            assertThat(G711.pcmToUlaw(G711.ulawToPcm(ulaw))).as("µ-law %02x", code).isEqualTo(expected);
            assertThat(G711.pcmToAlaw(G711.alawToPcm((byte) code))).as("A-law %02x", code).isEqualTo((byte) code);
        }
    }

    @Test
    void everySampleIsCompressedToTheNearestCode() {
        for (int sample = -32000; sample <= 32000; sample += 7) {
            int error = Math.abs(G711.ulawToPcm(G711.pcmToUlaw((short) sample)) - sample);
            int alawError = Math.abs(G711.alawToPcm(G711.pcmToAlaw((short) sample)) - sample);
            // half a step of the segment: 1/32 of the value, at least the smallest step
            assertThat(error).as("µ-law %d", sample).isLessThanOrEqualTo(Math.max(4, (Math.abs(sample) + 132) / 31));
            assertThat(alawError).as("A-law %d", sample).isLessThanOrEqualTo(Math.max(8, Math.abs(sample) / 31));
        }
    }

    @Test
    void convertsFromAnOffset() {
        byte[] ulaw = {1, 2, (byte) 0x80, (byte) 0xFF};
        short[] pcm = new short[2];

        G711.ulawToPcm(ulaw, 2, 2, pcm);

        assertThat(pcm).containsExactly(32124, 0);
        byte[] back = new byte[2];
        G711.pcmToUlaw(new short[] {5, 32124, 0}, 1, 2, back);
        assertThat(back).containsExactly(0x80, 0xFF);
    }

    @Test
    void energyTellsSilenceFromSpeech() {
        byte[] silence = new byte[160];
        Arrays.fill(silence, G711.ULAW_SILENCE);
        byte[] tone = new byte[160];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = G711.pcmToUlaw((short) (8000 * Math.sin(2 * Math.PI * 440 * i / 8000)));
        }

        assertThat(G711.ulawEnergy(silence, 0, 160)).isZero();
        assertThat(G711.ulawEnergy(tone, 0, 160)).isBetween(25, 35);
        assertThat(G711.ulawEnergy(tone, 0, 0)).isZero();
    }
}
