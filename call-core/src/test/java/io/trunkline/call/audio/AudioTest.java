package io.trunkline.call.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AudioTest {

    @Test
    void knowsItsLengthWithoutDecoding() {
        for (int bytes = 0; bytes < 500; bytes++) {
            assertThat(Audio.ofG711(new byte[bytes]).bytes()).isEqualTo(bytes);
        }
        assertThat(Audio.ofG711(new byte[160]).durationMs()).isEqualTo(20);
    }

    @Test
    void isASliceOfTheFrameItCameIn() {
        String payload = Base64.getEncoder().encodeToString(new byte[] {1, 2, 3, 4});
        byte[] frame = ("{\"payload\":\"" + payload + "\"}").getBytes(StandardCharsets.US_ASCII);

        Audio audio = new Audio(frame, 12, payload.length());

        assertThat(audio.text()).isEqualTo(payload);
        assertThat(audio.decoded()).containsExactly(1, 2, 3, 4);
        assertThat(audio).isEqualTo(Audio.ofBase64(payload)).hasSameHashCodeAs(Audio.ofBase64(payload));
    }

    @Test
    void whatIsRetainedOutlivesTheFrame() {
        byte[] frame = "AAAA".getBytes(StandardCharsets.US_ASCII);
        Audio retained = new Audio(frame, 0, 4).retained();

        frame[0] = 'B';

        assertThat(retained.text()).isEqualTo("AAAA");
    }

    @Test
    void aSliceOutsideOfItsArrayIsABug() {
        assertThatThrownBy(() -> new Audio(new byte[4], 2, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
