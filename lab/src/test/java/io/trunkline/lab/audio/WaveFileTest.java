package io.trunkline.lab.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WaveFileTest {

    @Test
    void aRecordingIsReadBack() {
        // Given
        byte[] codes = MuLaw.encode(Tones.sine(440, 300, 9000));

        // When
        var samples = WaveFile.read(WaveFile.muLaw(codes));

        // Then
        assertThat(samples).hasValueSatisfying(read -> assertThat(read).isEqualTo(MuLaw.decode(codes)));
    }

    @Test
    void whatIsNoneIsNotRead() {
        // Given
        Random random = new Random(7);
        byte[] file = WaveFile.muLaw(new byte[40]);

        // When, Then
        assertThat(WaveFile.read("<html>not found</html>".getBytes())).isEmpty();
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = file.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            assertThat(WaveFile.read(damaged)).satisfiesAnyOf(r -> assertThat(r).isEmpty(), r -> assertThat(r).isPresent());
        }
    }
}
