package io.trunkline.carriers.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jackson is the judge: what is JSON to it is JSON to us, with the same value, and the other way round. */
class JsonTextTest {

    private static final ObjectMapper JACKSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", " { \"a\" : [ 1 , -0.5e+3 , true , false , null , \"\\u0041\\n\\/\" ] } ", "\"x\"", "0", "-7", "10", "1.0", "{\"a\":1,\"a\":2}",
        "\"caf\u00e9 \ud83d\ude00\"", "\"\\ud83d\\ude00\""})
    void readsWhatIsJson(String text) throws IOException {
        assertThat(parse(text)).isEqualTo(plain(JACKSON.readTree(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "}", "[1,]", "{\"a\"}", "{\"a\":}", "{a:1}", "{'a':1}", "01", "-", "1.", ".5", "1e", "+1", "tru", "nul", "\"", "\"\n\"", "\"\\x\"",
        "\"\\u00g0\"", "{} {}", "[1 2]", "{\"a\":1,}", "// c\n1", "NaN", "\"\\u\uff11\uff11\uff11\uff11\""})
    void refusesWhatIsNot(String text) {
        assertThat(parse(text)).isNull();
    }

    @Property(tries = 3000)
    void agreesWithJacksonOnAnything(@ForAll("almostJson") String text) {
        assertThat(parse(text)).as(text).isEqualTo(jackson(text));
    }

    @Provide
    Arbitrary<String> almostJson() {
        return Arbitraries.of("{", "}", "[", "]", ",", ":", "\"a\"", "\"b\\n\"", "1", "-2.5", "true", "null", " ", "\"", "x", "0").list().ofMaxSize(9)
                .map(parts -> String.join("", parts));
    }

    private static Object jackson(String text) {
        try {
            JsonNode tree = JACKSON.readTree(text);
            return tree == null || tree.isMissingNode() ? null : plain(tree);
        } catch (IOException notJson) {
            return null;
        }
    }

    private static Object parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return comparable(JsonText.parse(bytes, 0, bytes.length));
    }

    /** Numbers by their value: Jackson doesn't keep how they were written. */
    private static Object comparable(Object value) {
        return switch (value) {
            case JsonText.Number number -> Double.parseDouble(number.digits());
            case Map<?, ?> object -> {
                Map<Object, Object> copy = new HashMap<>();
                object.forEach((name, member) -> copy.put(name, comparable(member)));
                yield copy;
            }
            case List<?> list -> {
                List<Object> copy = new ArrayList<>();
                list.forEach(element -> copy.add(comparable(element)));
                yield copy;
            }
            case null -> null;
            default -> value;
        };
    }

    private static Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<Object, Object> object = new HashMap<>();
                node.properties().forEach(member -> object.put(member.getKey(), plain(member.getValue())));
                yield object;
            }
            case ARRAY -> {
                List<Object> list = new ArrayList<>();
                node.forEach(element -> list.add(plain(element)));
                yield list;
            }
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.doubleValue();
            case NULL -> JsonText.NULL;
            case BINARY, MISSING, POJO -> throw new AssertionError(node.getNodeType());
        };
    }
}
