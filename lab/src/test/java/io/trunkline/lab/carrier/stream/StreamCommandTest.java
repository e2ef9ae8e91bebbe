package io.trunkline.lab.carrier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamCommandTest {

    @Test
    void theThreeMessagesOfTheProtocolAreRead() {
        assertThat(StreamCommand.read("{\"event\":\"media\",\"streamSid\":\"MZ\",\"media\":{\"payload\":\"AH8=\"}}", "MZ"))
                .isInstanceOfSatisfying(StreamCommand.Media.class, media -> assertThat(media.muLaw()).containsExactly(0, 127));
        assertThat(StreamCommand.read("{\"event\":\"mark\",\"streamSid\":\"MZ\",\"mark\":{\"name\":\"r1\"}}", "MZ"))
                .isEqualTo(new StreamCommand.Mark("r1"));
        assertThat(StreamCommand.read("{\"event\":\"clear\",\"streamSid\":\"MZ\"}", "MZ")).isEqualTo(new StreamCommand.Clear());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"clear\"",
                "{\"event\":\"clear\"}",
                "{\"event\":\"clear\",\"streamSid\":\"other\"}",
                "{\"event\":\"shout\",\"streamSid\":\"MZ\"}",
                "{\"event\":\"media\",\"streamSid\":\"MZ\"}",
                "{\"event\":\"media\",\"streamSid\":\"MZ\",\"media\":{\"payload\":7}}",
                "{\"event\":\"media\",\"streamSid\":\"MZ\",\"media\":{\"payload\":\"***\"}}",
                "{\"event\":\"mark\",\"streamSid\":\"MZ\",\"mark\":{}}"
            })
    void anythingElseIsMalformed(String text) {
        assertThat(StreamCommand.read(text, "MZ")).isInstanceOf(StreamCommand.Malformed.class);
    }

    @Test
    void noTextMakesItThrow() {
        // Given
        Random random = new Random(11);
        String good = "{\"event\":\"media\",\"streamSid\":\"MZ\",\"media\":{\"payload\":\"AH8=\"}}";

        // When, Then
        for (int round = 0; round < 2000; round++) {
            StringBuilder damaged = new StringBuilder(good);
            damaged.setCharAt(random.nextInt(good.length()), (char) random.nextInt(256));
            assertThat(StreamCommand.read(damaged.toString(), "MZ")).isNotNull();
        }
    }
}
