package io.trunkline.gateway.overflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

class HoldMusicTest {

    @Test
    void itIsASoundFileThatCarriersPlayQuietAndNeverSilentForLong() throws Exception {
        // When
        AudioInputStream file = AudioSystem.getAudioInputStream(new ByteArrayInputStream(HoldMusic.wave()));
        AudioInputStream sound = AudioSystem.getAudioInputStream(AudioFormat.Encoding.PCM_SIGNED, file);
        byte[] samples = sound.readAllBytes();
        // Then
        assertThat(file.getFormat().getEncoding()).isEqualTo(AudioFormat.Encoding.ULAW);
        assertThat(file.getFormat().getSampleRate()).isEqualTo(8_000);
        assertThat(samples).hasSize((int) HoldMusic.LENGTH.toSeconds() * 16_000);
        for (int half = 0; half < samples.length; half += 8_000) {
            assertThat(loudest(samples, half)).as("half second at %d", half).isBetween(800, 9_000);
        }
    }

    private static int loudest(byte[] samples, int from) {
        int loudest = 0;
        for (int i = from; i < from + 8_000; i += 2) {
            loudest = Math.max(loudest, Math.abs((short) (samples[i] & 0xFF | samples[i + 1] << 8)));
        }
        return loudest;
    }
}
