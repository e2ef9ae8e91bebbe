package io.trunkline.carriers.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trunkline.call.carrier.CarrierEvent;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.carrier.CarrierEvent.Malformed;
import io.trunkline.call.carrier.CarrierEvent.MarkPlayed;
import io.trunkline.call.carrier.CarrierEvent.StreamStarted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TwilioStreamDecoderTest {

    private static final ObjectMapper JACKSON = new ObjectMapper();

    private final TwilioStreamDecoder decoder = new TwilioStreamDecoder();

    static Stream<Arguments> frames() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/twilio/stream.txt")).stream().filter(line -> !line.startsWith("# ")).toList();
        List<Arguments> frames = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 2) {
            frames.add(Arguments.of(lines.get(i), lines.get(i + 1).substring(2)));
        }
        return frames.stream();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void meansWhatIsWritten(String frame, String meaning) {
        assertThat(decoder.decode(frame)).hasToString(meaning);
    }

    @Test
    void audioIsASliceOfTheFrame() {
        byte[] frame = "..{\"event\":\"media\",\"sequenceNumber\":\"3\",\"media\":{\"track\":\"inbound\",\"chunk\":\"1\",\"timestamp\":\"5\",\"payload\":\"AAEC\"},\"streamSid\":\"MZ1\"}.."
                .getBytes(StandardCharsets.US_ASCII);

        AudioReceived audio = (AudioReceived) decoder.decode(frame, 2, frame.length - 4);

        assertThat(audio.audio().base64()).isSameAs(frame);
        assertThat(audio.audio().text()).isEqualTo("AAEC");
    }

    @Test
    void parametersKeepTheirCharacters() {
        CarrierEvent event = decoder.decode("{\"event\":\"start\",\"start\":{\"streamSid\":\"MZ1\",\"callSid\":\"CA1\","
                + "\"customParameters\":{\"token\":\"a\\u002bb=\",\"line\":\"caf\u00e9 \\\"x\\\"\",\"odd\":{}}}}");

        assertThat(((StreamStarted) event).parameters()).isEqualTo(Map.of("token", "a+b=", "line", "caf\u00e9 \"x\""));
    }

    @Test
    void whatIsTooLongOrTooDeepIsNotRead() {
        assertThat(decoder.decode("x".repeat(TwilioStreamDecoder.MAX_FRAME + 1))).isEqualTo(new Malformed("too long"));
        assertThat(decoder.decode("{\"event\":" + "[".repeat(60_000))).isEqualTo(new Malformed("not a JSON object"));
        assertThat(decoder.decode("{\"event\":\"" + "x".repeat(1000) + "\"}").toString()).hasSizeLessThan(100);
    }

    @Property(tries = 3000)
    void arbitraryBytesNeverThrow(@ForAll @Size(max = 300) byte[] bytes) {
        assertThatCode(() -> decoder.decode(bytes, 0, bytes.length)).doesNotThrowAnyException();
    }

    @Property(tries = 3000)
    void aBrokenMessageNeverThrows(@ForAll("media") String message, @ForAll int cut, @ForAll byte noise) {
        byte[] frame = message.getBytes(StandardCharsets.UTF_8);
        frame[Math.floorMod(cut, frame.length)] = noise;

        assertThatCode(() -> decoder.decode(frame, 0, frame.length)).doesNotThrowAnyException();
        assertThatCode(() -> decoder.decode(frame, 0, Math.floorMod(cut, frame.length))).doesNotThrowAnyException();
    }

    @Property(tries = 3000)
    void theScanReadsWhatJacksonReads(@ForAll("media") String message) throws IOException {
        byte[] frame = message.getBytes(StandardCharsets.UTF_8);
        JsonNode parsed = JACKSON.readTree(frame);
        AudioReceived scanned = new MediaScan().scan(frame, 0, frame.length);
        CarrierEvent decoded = decoder.decode(frame, 0, frame.length);

        if (scanned != null) {
            sameAs(parsed, scanned);
            assertThat(decoded).isEqualTo(scanned);
        } else if (decoded instanceof AudioReceived audio) {
            sameAs(parsed, audio);
        } else {
            boolean media = parsed.path("event").asText().equals("media") && parsed.at("/media/track").asText("inbound").equals("inbound")
                    && !parsed.at("/media/payload").asText("!").contains("!");
            assertThat(media).as("%s taken for %s", message, decoded).isFalse();
        }
    }

    @Property(tries = 3000)
    void marksAreScannedAsJacksonReadsThem(@ForAll("marks") String message) throws IOException {
        byte[] frame = message.getBytes(StandardCharsets.UTF_8);
        JsonNode parsed = JACKSON.readTree(frame);
        MarkPlayed scanned = new MarkScan().scan(frame, 0, frame.length);
        CarrierEvent decoded = decoder.decode(frame, 0, frame.length);

        if (scanned != null) {
            assertThat(decoded).isEqualTo(scanned);
        }
        if (decoded instanceof MarkPlayed mark) {
            assertThat(parsed.path("event").textValue()).isEqualTo("mark");
            assertThat(mark).isEqualTo(new MarkPlayed(parsed.at("/mark/name").textValue(), parsed.path("sequenceNumber").asLong(0)));
        } else {
            assertThat(parsed.path("event").asText().equals("mark") && parsed.at("/mark/name").isTextual()).as("%s taken for %s", message, decoded).isFalse();
        }
    }

    @Test
    void aMarkAsTwilioWritesItIsScanned() {
        byte[] frame = "{\"event\":\"mark\",\"sequenceNumber\":\"9\",\"streamSid\":\"MZ1\",\"mark\":{\"name\":\"g0-4\"}}".getBytes(StandardCharsets.US_ASCII);

        assertThat(new MarkScan().scan(frame, 0, frame.length)).isEqualTo(new MarkPlayed("g0-4", 9));
    }

    private static void sameAs(JsonNode parsed, AudioReceived audio) {
        assertThat(parsed.path("event").textValue()).isEqualTo("media");
        assertThat(audio.audio().text()).isEqualTo(parsed.at("/media/payload").textValue());
        assertThat(audio.sequence()).isEqualTo(parsed.path("sequenceNumber").asLong(0));
        assertThat(audio.timestampMs()).isEqualTo(parsed.at("/media/timestamp").asLong(0));
    }

    /** Mark messages with members in any order, white space, escapes, doubles, decoys. */
    @Provide
    Arbitrary<String> marks() {
        Arbitrary<String> space = Arbitraries.of("", "", " ", "\r\n");
        Arbitrary<String> event = Arbitraries.of("\"event\":\"mark\"", "\"event\":\"mark\"", "\"event\":\"m\\u0061rk\"", "\"event\":\"media\",\"event\":\"mark\"", "\"event\":\"clear\"");
        Arbitrary<String> mark = Arbitraries.of("{\"name\":\"g0-4\"}", "{\"name\":\"g1-\\u0034\"}", "{ \"name\" : \"\" }", "{\"name\":\"a\",\"name\":\"b\"}", "{\"name\":7}", "{}",
                "{\"x\":{\"name\":\"c\"},\"name\":\"d\"}", "{\"name\":\"\u00e9\"}");
        Arbitrary<String> outer = Arbitraries.of("\"sequenceNumber\":\"3\"", "\"sequenceNumber\":4", "\"streamSid\":\"MZ1\"", "\"z\":[{\"mark\":{\"name\":\"e\"}}]", "\"nil\":null");
        return Combinators.combine(event, mark, outer.list().ofMaxSize(3), space).flatAs((name, body, others, one) -> {
            List<String> members = new ArrayList<>(others);
            members.add(name);
            members.add("\"mark\"" + one + ":" + body);
            return Arbitraries.shuffle(members).map(all -> one + "{" + String.join(one + ",", all) + "}" + one);
        });
    }

    /** Media messages with members in any order, white space, escapes, numbers for strings, doubles, decoys in strings and in nested objects. */
    @Provide
    Arbitrary<String> media() {
        Arbitrary<String> space = Arbitraries.of("", "", " ", "\t", "\r\n");
        Arbitrary<String> event = Arbitraries.of("\"event\":\"media\"", "\"event\":\"media\"", "\"event\":\"m\\u0065dia\"", "\"\\u0065vent\" : \"media\"",
                "\"event\":\"mark\",\"event\":\"media\"", "\"event\":\"mark\"");
        Arbitrary<String> payload = Arbitraries.of("\"payload\":\"AAECAwQFBgcICQ==\"", "\"payload\":\"//8\\/\"", "\"payload\":\"\"", "\"payload\" :\"AAAA\"",
                "\"payload\":\"!\"", "\"payload\":\"AAAA\",\"payload\":\"BBBB\"");
        Arbitrary<String> inner = Arbitraries.of("\"track\":\"inbound\"", "\"chunk\":\"1\"", "\"timestamp\":\"5\"", "\"timestamp\":15", "\"track\":\"outbound\"",
                "\"x\":\"\\\"payload\\\":\\\"CCCC\\\"\"", "\"y\":{\"payload\":\"DDDD\"}", "\"timestamp\":\"007\"");
        Arbitrary<String> outer = Arbitraries.of("\"sequenceNumber\":\"3\"", "\"sequenceNumber\":4", "\"streamSid\":\"MZ1\"", "\"z\":[{\"media\":{\"payload\":\"EEEE\"}}]",
                "\"n\":-1.5e3", "\"b\":true", "\"nil\":null", "\"streamSid\":\"\u00e9\"");
        Arbitrary<String> media = Combinators.combine(payload, inner.list().ofMaxSize(4), space, space).as((data, others, one, two) -> {
            List<String> members = new ArrayList<>(others);
            members.add(others.size() / 2, data);
            return "\"media\"" + one + ":" + two + "{" + one + String.join(two + "," + one, members) + "}";
        });
        return Combinators.combine(event, media, outer.list().ofMaxSize(4), space, space).flatAs((name, body, others, one, two) -> {
            List<String> members = new ArrayList<>(others);
            members.add(name);
            members.add(body);
            return Arbitraries.shuffle(members).map(all -> one + "{" + two + String.join(one + "," + two, all) + two + "}" + one);
        });
    }
}
