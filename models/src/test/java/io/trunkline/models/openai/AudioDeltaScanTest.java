package io.trunkline.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The scan may leave a message to the parser, but may never read it otherwise than the parser does. */
class AudioDeltaScanTest {

    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final String PLAIN = "{\"type\":\"response.output_audio.delta\",\"event_id\":\"event_16\",\"response_id\":\"resp_1\",\"item_id\":\"item_5\","
            + "\"output_index\":0,\"content_index\":0,\"delta\":\"AAECAwQFBgcICQ==\"}";

    @Test
    void takesThePlainMessageWithoutCopying() {
        byte[] frame = ("xx" + PLAIN + "xx").getBytes(StandardCharsets.US_ASCII);

        AudioDelta delta = new AudioDeltaScan().scan(frame, 2, frame.length - 4);

        assertThat(delta.audio().base64()).isSameAs(frame);
        assertThat(delta.audio().text()).isEqualTo("AAECAwQFBgcICQ==");
        assertThat(delta.responseId()).isEqualTo("resp_1");
        assertThat(delta.itemId()).isEqualTo("item_5");
    }

    @Test
    void makesTheTextOfIdsOnce() {
        AudioDeltaScan scan = new AudioDeltaScan();
        byte[] frame = PLAIN.getBytes(StandardCharsets.US_ASCII);

        AudioDelta first = scan.scan(frame, 0, frame.length);
        AudioDelta second = scan.scan(frame.clone(), 0, frame.length);

        assertThat(second.responseId()).isSameAs(first.responseId());
        assertThat(second.itemId()).isSameAs(first.itemId());
    }

    @Property(tries = 3000)
    void readsWhatTheParserReads(@ForAll("messages") String message) throws IOException {
        byte[] frame = message.getBytes(StandardCharsets.UTF_8);
        AudioDelta scanned = new AudioDeltaScan().scan(frame, 0, frame.length);
        if (scanned == null) {
            return;
        }
        JsonNode parsed = JACKSON.readTree(frame);
        assertThat(parsed.path("type").textValue()).isIn("response.output_audio.delta", "response.audio.delta");
        assertThat(scanned.audio().text()).isEqualTo(parsed.path("delta").textValue());
        assertThat(scanned.responseId()).isEqualTo(parsed.path("response_id").textValue());
        assertThat(scanned.itemId()).isEqualTo(parsed.path("item_id").textValue());
    }

    @Property(tries = 3000)
    void theCodecReadsEveryVariantAsTheParserDoes(@ForAll("messages") String message) throws IOException {
        // Given
        byte[] frame = message.getBytes(StandardCharsets.UTF_8);
        JsonNode parsed = JACKSON.readTree(frame);
        List<ModelEvent> events = new ArrayList<>();

        // When
        new OpenAiRealtimeCodec().decode(frame, 0, frame.length, events::add);

        // Then
        boolean audio = parsed.path("type").asText().equals("response.output_audio.delta");
        assertThat(events).hasSize(1);
        if (audio && events.getFirst() instanceof AudioDelta delta) {
            assertThat(delta.audio().text()).isEqualTo(parsed.path("delta").asText());
            assertThat(delta.itemId()).isEqualTo(parsed.path("item_id").asText());
        } else {
            assertThat(audio).as("only what isn't base64 is no audio").isEqualTo(parsed.path("delta").asText().contains("!"));
        }
    }

    /** Members in any order, with white space, escapes, doubles, decoys in strings and in nested objects. */
    @Provide
    Arbitrary<String> messages() {
        Arbitrary<String> space = Arbitraries.of("", "", " ", "\n", "\t ", "\r\n");
        Arbitrary<String> type = Arbitraries.of("\"type\":\"response.output_audio.delta\"", "\"type\" : \"response.output_audio.delta\"",
                "\"type\":\"response.output_audio\\u002edelta\"", "\"t\\u0079pe\":\"response.output_audio.delta\"");
        Arbitrary<String> delta = Arbitraries.of("\"delta\":\"AAECAwQFBgcICQ==\"", "\"delta\":\"//8\\/\"", "\"delta\":\"\"", "\"delta\" :\"AAAA\"",
                "\"delta\":\"!\"", "\"delta\":\"AAAA\",\"delta\":\"BBBB\"");
        Arbitrary<String> ids = Arbitraries.of("\"item_id\":\"item_5\",\"response_id\":\"resp_1\"", "\"response_id\":\"r\\\"1\",\"item_id\":\"\"",
                "\"item_id\":\"a\",\"item_id\":\"b\",\"response_id\":\"r\"", "\"response_id\":\"r\",\"item_id\":\"\u00e9\"");
        Arbitrary<String> decoy = Arbitraries.of("\"event_id\":\"e\"", "\"output_index\":0", "\"x\":{\"delta\":\"CCCC\",\"item_id\":\"z\"}",
                "\"y\":\"\\\"delta\\\":\\\"DDDD\\\"\"", "\"z\":[1,{\"type\":\"error\"}]", "\"n\":-1.5e3", "\"b\":true", "\"nil\":null", "\"obfuscation\":\"abc\"");
        Arbitrary<List<String>> members = Combinators.combine(type, delta, ids, decoy.list().ofMaxSize(3)).as((t, d, i, decoys) -> {
            List<String> all = new ArrayList<>(decoys);
            all.add(t);
            all.add(d);
            all.add(i);
            return all;
        });
        return Combinators.combine(members.flatMap(Arbitraries::shuffle), space, space).as((all, one, two) ->
                one + "{" + two + String.join(one + "," + two, all) + two + "}" + one);
    }
}
