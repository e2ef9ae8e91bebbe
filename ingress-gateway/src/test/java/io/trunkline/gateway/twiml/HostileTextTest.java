package io.trunkline.gateway.twiml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.catalog.line.Line;
import io.trunkline.contracts.Urgency;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Whatever a caller, a model or a CRM may have written: it stays text in the document we meant, and the document stays one. */
class HostileTextTest {
    private static final Line LINE = TwimlWorld.line();
    private static final int TEXTS = 100;
    private static final long SEED = Long.getLong("hostile.seed", 20_261_121L);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Pieces of attacks on XML, SIP, HTTP and JSON, and of Unicode at its edges. */
    private static final List<String> PIECES = List.of("<", ">", "&", "\"", "'", "</Say>", "</Parameter></Stream></Connect><Dial>+19005550000</Dial>", "<Hangup/>",
            "]]>", "<![CDATA[", "<!--", "-->", "<?xml version=\"1.0\"?>", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", "&e;", "&#x0;", "&#10;", "&amp;lt;",
            "\r\n", "\r", "\n", "\t", "\0", "\u0007", "\u001b[31m", "\u007f", "\u0085", "\u2028", "\u202e", "\ufeff", "\ufffe", "\uffff", "\ud800", "\udc00", "\ud83d\ude00",
            "sip:evil@example.com;transport=tcp?X-Admin=1", "\r\nRoute: <sip:evil>", "%0d%0aVia: x", ";maddr=127.0.0.1", "{\"a\":\"b\"}", "\\", "\\u0000", "${jndi:ldap://x}",
            "Zo\u00eb", "\u05e9\u05dc\u05d5\u05dd", "\u4f60\u597d", "x".repeat(600));

    static Stream<String> texts() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        Stream<String> mixed = IntStream.range(0, TEXTS).mapToObj(i -> {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(1, 8); left > 0; left--) {
                text.append(random.nextInt(4) == 0 ? String.valueOf((char) random.nextInt(0x10000)) : PIECES.get(random.nextInt(PIECES.size())));
            }
            return text.toString();
        });
        return Stream.concat(PIECES.stream(), mixed);
    }

    @ParameterizedTest(name = "#{index}")
    @MethodSource("texts")
    void aParameterOfAStreamIsOneParameter(String hostile) {
        // Given
        Map<String, String> parameters = new LinkedHashMap<>(Map.of("callId", "c"));
        parameters.put("from", hostile);
        parameters.put("display_name", hostile);
        // When
        var twiml = read(new ConnectTwiml(TwimlWorld.URLS).of(new ConnectTwiml.MediaLeg("c", "b", 1, "wss://b/media/b/twilio", Optional.of(hostile), parameters)));
        // Then
        assertThat(twiml.verbs()).containsExactly("Say", "Connect", "Redirect");
        assertThat(elements(twiml.root())).isEqualTo("Response(Say,Connect(Stream(Parameter,Parameter,Parameter)),Redirect)");
        assertThat(twiml.parameters()).containsOnlyKeys("callId", "from", "display_name");
        assertThat(twiml.parameters().get("from")).isEqualTo(Twiml.parameterValue("from", hostile));
        assertThat(("from" + twiml.parameters().get("from")).length()).isLessThan(500);
    }

    @ParameterizedTest(name = "#{index}")
    @MethodSource("texts")
    void aSummaryForAHumanIsOneTask(String hostile) throws IOException {
        // Given
        ObjectNode task = MAPPER.createObjectNode().put("summary", hostile).put("callId", "c");
        task.putObject("customer").put("name", hostile);
        // When
        var twiml = read(TwimlWorld.queue("WW1").of(new QueueTwiml.Waiting(Optional.of(hostile), "billing", Urgency.MEDIUM, task)));
        // Then
        assertThat(elements(twiml.root())).isEqualTo("Response(Say,Enqueue(Task))");
        JsonNode read = MAPPER.readTree(twiml.text("Task"));
        assertThat(read.properties()).extracting(Map.Entry::getKey).containsOnly("summary", "callId", "customer");
        assertThat(read.path("summary").isTextual()).isTrue();
    }

    @ParameterizedTest(name = "#{index}")
    @MethodSource("texts")
    void aQueuesNameIsOnlyAName(String hostile) {
        var twiml = read(TwimlWorld.queue("").of(new QueueTwiml.Waiting(Optional.empty(), hostile, Urgency.MEDIUM, null)));
        assertThat(elements(twiml.root())).isEqualTo("Response(Enqueue)");
        assertThat(twiml.attribute("Enqueue", "action")).isEqualTo("https://gw.example.com/twilio/queue-ended");
    }

    @ParameterizedTest(name = "#{index}")
    @MethodSource("texts")
    void whatIsSaidIsOnlySaid(String hostile) {
        var twiml = read(Twiml.sayAndHangUp(hostile));
        assertThat(elements(twiml.root())).isEqualTo("Response(Say,Hangup)");
        var menu = read(new MenuTwiml(TwimlWorld.URLS).of("c", LINE, TwimlWorld.menu(hostile), 1));
        assertThat(elements(menu.root())).isIn("Response(Gather(Say,Say),Redirect)", "Response(Gather(Say),Redirect)");
    }

    @ParameterizedTest(name = "#{index}")
    @MethodSource("texts")
    void aQuestionForKeysAndOneForAMessageAreOnlyThat(String hostile) {
        // Given
        String url = "https://gw.example.com/twilio/call-back?n=1&callId=c";
        // When
        var keys = read(KeysTwiml.of(new KeysTwiml.Question(List.of("Press 1.", hostile), Optional.empty(), 0, true, Duration.ofSeconds(5), url)));
        var message = read(VoicemailTwiml.of(new VoicemailTwiml.Message(hostile, Duration.ofMinutes(1), url, url, url)));
        // Then
        assertThat(elements(keys.root())).isIn("Response(Gather(Say,Say),Redirect)", "Response(Gather(Say),Redirect)");
        assertThat(keys.attribute("Gather", "action")).isEqualTo(url);
        assertThat(elements(message.root())).isEqualTo("Response(Say,Record,Redirect)");
        assertThat(message.attribute("Record", "recordingStatusCallback")).isEqualTo(url);
    }

    private static io.trunkline.gateway.world.Twiml read(String xml) {
        return io.trunkline.gateway.world.Twiml.read(xml);
    }

    /** The document without its texts: elements and what is in them. */
    private static String elements(Element element) {
        List<String> inner = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element one) {
                inner.add(elements(one));
            }
        }
        return element.getTagName() + (inner.isEmpty() ? "" : "(" + String.join(",", inner) + ")");
    }
}
