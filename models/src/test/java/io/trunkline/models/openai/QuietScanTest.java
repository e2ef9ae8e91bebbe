package io.trunkline.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.TextAnswered;
import io.trunkline.call.model.ModelEvent.TranscriptDelta;
import io.trunkline.call.model.Side;
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

/** The scans may leave a message to the parser, but may never read it otherwise than the parser does. */
class QuietScanTest {

    private static final ObjectMapper JACKSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    @Test
    void takesWhatMeansNothingWithAllThatIsInIt() {
        assertThat(nothing("{\"type\":\"conversation.item.added\",\"event_id\":\"event_1\",\"previous_item_id\":null,\"item\":{\"id\":\"item_1\",\"type\":\"message\","
                + "\"status\":\"in_progress\",\"role\":\"assistant\",\"content\":[]}}")).isTrue();
        assertThat(nothing("{ \"type\" : \"response.content_part.done\", \"output_index\" : 0, \"part\" : { \"type\":\"audio\", \"a\":[1, true, false, null, {\"b\":{}}] } }")).isTrue();
        assertThat(nothing("{\"event_id\":\"e\",\"type\":\"input_audio_buffer.committed\"}")).isTrue();
    }

    @Test
    void leavesWhatMattersOrIsNotPlainToTheParser() {
        assertThat(nothing("{\"type\":\"response.done\",\"response\":{}}")).isFalse();
        assertThat(nothing("{\"type\":\"response.content_part.done\",\"part\":{\"transcript\":\"caf\u00e9\"}}")).isFalse();
        assertThat(nothing("{\"type\":\"response.content_part.done\",\"part\":{\"transcript\":\"a \\\"b\\\"\"}}")).isFalse();
        assertThat(nothing("{\"type\":\"response.content_part.done\",\"part\":{}")).isFalse();
        assertThat(nothing("{\"type\":\"response.content_part.done\",\"n\":01}")).isFalse();
        assertThat(nothing("{\"type\":\"response.content_part.done\",\"n\":tru}")).isFalse();
        assertThat(nothing("{\"type\":\"response.content_part.done\",\"n\":" + "[".repeat(10_000))).isFalse();
    }

    @Test
    void readsPiecesOfTheAgentsTranscriptInPlace() {
        QuietScan scan = new QuietScan();
        byte[] frame = bytes("{\"type\":\"response.output_audio_transcript.delta\",\"event_id\":\"e\",\"response_id\":\"r\",\"item_id\":\"item_7\",\"output_index\":0,"
                + "\"content_index\":0,\"delta\":\" and so\",\"obfuscation\":\"x\"}");

        TranscriptDelta first = scan.said(frame, 0, frame.length);
        TranscriptDelta second = scan.said(frame, 0, frame.length);

        assertThat(first).isEqualTo(new TranscriptDelta(Side.AGENT, "item_7", " and so"));
        assertThat(second.itemId()).isSameAs(first.itemId());
    }

    @Test
    void knowsThatAPieceMayBelongToAResponseOutsideTheConversation() {
        OpenAiRealtimeCodec codec = new OpenAiRealtimeCodec();

        List<ModelEvent> events = decode(codec, "{\"type\":\"response.created\",\"response\":{\"id\":\"r9\",\"metadata\":{\"ask\":\"summary\"}}}");
        events.addAll(decode(codec, "{\"type\":\"response.output_audio_transcript.delta\",\"response_id\":\"r9\",\"item_id\":\"i\",\"delta\":\"aside\"}"));
        events.addAll(decode(codec, "{\"type\":\"response.done\",\"response\":{\"id\":\"r9\",\"status\":\"completed\",\"metadata\":{\"ask\":\"summary\"}}}"));

        assertThat(events).containsExactly(new TextAnswered("summary", ""));
    }

    @Property(tries = 3000)
    void theCodecReadsEveryVariantAsTheParserDoes(@ForAll("messages") String message) {
        List<ModelEvent> parsed = new ArrayList<>();
        try {
            JsonNode tree = JACKSON.readTree(bytes(message));
            new ServerEvents(Dialect.GENERAL).read(tree, parsed::add);
        } catch (JsonProcessingException notJson) {
            parsed.add(new ModelEvent.Malformed("not JSON"));
        } catch (java.io.IOException impossible) {
            throw new AssertionError(impossible);
        }

        assertThat(decode(new OpenAiRealtimeCodec(), message)).isEqualTo(parsed);
    }

    /** Members in any order, with white space, escapes, doubles, broken and nested values. */
    @Provide
    Arbitrary<String> messages() {
        Arbitrary<String> space = Arbitraries.of("", "", " ", "\n", "\t ", "\r\n");
        Arbitrary<String> type = Arbitraries.of("conversation.item.added", "conversation.item.done", "response.content_part.added", "response.output_item.added",
                "input_audio_buffer.committed", "response.output_audio_transcript.delta", "response.output_audio_transcript.delta", "response.output_audio.done",
                "response.output_text.delta", "input_audio_buffer.speech_started", "response.content_part.gone").map(name -> "\"type\":\"" + name + "\"");
        Arbitrary<String> types = Arbitraries.oneOf(type, type, type, Arbitraries.of("\"type\":\"conversation\\u002eitem.added\"", "\"type\":7",
                "\"type\":\"response.content_part.added\",\"type\":\"input_audio_buffer.speech_started\"",
                "\"type\":\"input_audio_buffer.speech_started\",\"type\":\"response.content_part.added\""));
        Arbitrary<String> ids = Arbitraries.of("\"item_id\":\"item_5\",\"response_id\":\"resp_1\"", "\"response_id\":\"r\\\"1\",\"item_id\":\"\"",
                "\"item_id\":\"a\",\"item_id\":\"b\",\"response_id\":\"r\"", "\"response_id\":\"r\",\"item_id\":\"\u00e9\"", "\"item_id\":5,\"response_id\":null", "\"x\":1");
        Arbitrary<String> delta = Arbitraries.of("\"delta\":\"so\"", "\"delta\":\"\"", "\"delta\":\"na\u00efve\"", "\"delta\":\"a\\nb\"", "\"delta\":{\"a\":1}", "\"y\":2");
        Arbitrary<String> more = Arbitraries.of("\"item\":{\"id\":\"z\",\"type\":\"message\",\"content\":[]}", "\"part\":{\"type\":\"audio\",\"transcript\":\"x\"}",
                "\"l\":[1,[2,{\"type\":\"error\"}],true]", "\"n\":-1.5e3", "\"n\":12", "\"n\":007", "\"b\":true", "\"b\":trues", "\"nil\":null", "\"o\":{}", "\"l\":[]", "\"l\":[,]",
                "\"o\":{\"a\":}", "\"o\":{\"a\":1,}", "\"s\":\"tab\there\"", "\"o\":{\"a\":1", "\"l\":[1}");
        Arbitrary<List<String>> members = Combinators.combine(types, ids, delta, more.list().ofMaxSize(2)).as((t, i, d, others) -> {
            List<String> all = new ArrayList<>(others);
            all.add(t);
            all.add(i);
            all.add(d);
            return all;
        });
        Arbitrary<String> end = Arbitraries.of("}", "}", "}", "}", "", "}}", "},", "} 1");
        return Combinators.combine(members.flatMap(Arbitraries::shuffle), space, space, end).as((all, one, two, tail) ->
                one + "{" + two + String.join(one + "," + two, all) + two + tail + one);
    }

    private static boolean nothing(String message) {
        byte[] frame = bytes(message);
        return new QuietScan().meansNothing(frame, 0, frame.length);
    }

    private static List<ModelEvent> decode(OpenAiRealtimeCodec codec, String message) {
        List<ModelEvent> events = new ArrayList<>();
        byte[] frame = bytes(message);
        codec.decode(frame, 0, frame.length, events::add);
        return events;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
