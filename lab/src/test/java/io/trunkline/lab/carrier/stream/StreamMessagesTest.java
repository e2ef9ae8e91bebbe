package io.trunkline.lab.carrier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.audio.MuLaw;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamMessagesTest {

    @Test
    void areTwiliosToTheLetter() throws Exception {
        // Given
        StreamMessages messages = new StreamMessages("ACxx", "CAxx", "MZxx");
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("callId", "01JD");
        parameters.put("token", "t\"1");
        byte[] silence = new byte[160];
        Arrays.fill(silence, MuLaw.SILENCE);

        // When
        List<String> sent = List.of(
                messages.connected(),
                messages.start(parameters),
                messages.media(0, silence),
                messages.media(20, new byte[] {0, 127}),
                messages.dtmf('#'),
                messages.mark("r1-4"),
                messages.stop());

        // Then
        assertThat(String.join("\n", sent) + "\n").isEqualTo(golden());
    }

    private static String golden() throws Exception {
        try (var file = StreamMessagesTest.class.getResourceAsStream("/golden/media-stream-sent.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
