package io.trunkline.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.ObjectMappers;
import com.openai.models.realtime.RealtimeServerEvent;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.Malformed;
import io.trunkline.call.model.ModelEvent.ResponseStarted;
import io.trunkline.call.model.ModelEvent.TextAnswered;
import io.trunkline.call.model.ModelEvent.UsageUpdated;
import io.trunkline.call.model.Usage;
import io.trunkline.models.ServerJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ServerEventsTest {

    private record Sample(String frame, boolean real, Dialect dialect, List<String> means) {

        @Override
        public String toString() {
            return frame.length() > 60 ? frame.substring(0, 60) : frame;
        }
    }

    static Stream<Sample> samples() throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/openai/server-events.txt"))) {
            if (line.startsWith("> ")) {
                samples.getLast().means().add(line.substring(2));
            } else if (!line.startsWith("#")) {
                boolean beta = line.startsWith("^");
                boolean real = !line.startsWith("~") && !beta;
                samples.add(new Sample(real ? line : line.substring(1), real, beta ? Dialect.GENERAL_AND_BETA : Dialect.GENERAL, new ArrayList<>()));
            }
        }
        return samples.stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void meansWhatIsWritten(Sample sample) {
        List<String> events = decode(sample.frame().getBytes(StandardCharsets.UTF_8), sample.dialect()).stream().map(Object::toString).toList();

        assertThat(events.isEmpty() ? List.of("nothing") : events).isEqualTo(sample.means());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theSamplesAreThoseOfTheProtocol(Sample sample) throws IOException {
        if (sample.real()) {
            RealtimeServerEvent event = ObjectMappers.jsonMapper().readValue(sample.frame(), RealtimeServerEvent.class);

            assertThat(event.isValid()).isTrue();
        }
    }

    /** Names of the protocol with what becomes of each: see the file. */
    static Stream<Arguments> names() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/openai/event-names.txt")).stream().filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ")).map(words -> Arguments.of(words[0], words[1]));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyEventOfTheProtocolIsDecodedOrIgnoredByName(String name, String becomes) throws IOException {
        List<Sample> of = samples().filter(Sample::real).filter(sample -> sample.frame().contains("{\"type\":\"" + name + "\"")).toList();

        assertThat(of).as("samples of it").isNotEmpty();
        assertThat(of.stream().anyMatch(sample -> !sample.means().equals(List.of("nothing")))).as("decoded").isEqualTo(becomes.equals("decoded"));
        assertThat(EventNames.IGNORED.contains(name)).as("ignored by name").isEqualTo(becomes.equals("ignored"));
    }

    @Test
    void everySampleIsOfAnEventInTheListAndNothingElseIsIgnored() throws IOException {
        Set<String> listed = names().map(argument -> (String) argument.get()[0]).collect(Collectors.toCollection(TreeSet::new));
        Set<String> sampled = new TreeSet<>();
        samples().filter(Sample::real).forEach(sample -> {
            Matcher type = Pattern.compile("\"type\":\"([^\"]+)\"").matcher(sample.frame());
            assertThat(type.find()).isTrue();
            sampled.add(type.group(1));
        });

        assertThat(sampled).isEqualTo(listed);
        assertThat(listed).containsAll(EventNames.IGNORED);
    }

    @Test
    void whatWasAskedBesideTheConversationIsAnsweredOnceAndIsNoResponse() {
        List<ModelEvent> events = new ArrayList<>();
        OpenAiRealtimeCodec codec = new OpenAiRealtimeCodec();
        for (String frame : List.of(
                "{'type':'response.created','response':{'id':'resp_9','status':'in_progress','conversation_id':null,'metadata':{'ask':'a1'}}}",
                "{'type':'response.created','response':{'id':'resp_10','status':'in_progress'}}",
                "{'type':'response.output_item.added','response_id':'resp_9','item':{'id':'item_1','type':'message'}}",
                "{'type':'response.output_text.delta','response_id':'resp_9','item_id':'item_1','delta':'A dis'}",
                "{'type':'response.output_text.done','response_id':'resp_9','item_id':'item_1','text':'A disputed charge.'}",
                "{'type':'response.done','response':{'id':'resp_9','status':'completed','metadata':{'ask':'a1'},'usage':{'input_token_details':{'text_tokens':7}}}}",
                "{'type':'response.done','response':{'id':'resp_11','status':'failed','metadata':{'ask':'a2'}}}",
                "{'type':'response.done','response':{'id':'resp_12','status':'completed','metadata':{'ask':'a3'},"
                        + "'output':[{'type':'message','content':[{'type':'output_text','text':'Late.'}]}]}}")) {
            byte[] bytes = frame.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            codec.decode(bytes, 0, bytes.length, events::add);
        }

        assertThat(events).containsExactly(new ResponseStarted("resp_10"), new UsageUpdated(new Usage(7, 0, 0, 0, 0, 0, 0)),
                new TextAnswered("a1", "A disputed charge."), new TextAnswered("a2", ""), new TextAnswered("a3", "Late."));
    }

    @Test
    void aMessageTooLongIsNotLookedAt() {
        assertThat(decode(new byte[ServerJson.MAX_FRAME + 1])).containsExactly(new Malformed("too long"));
    }

    @Test
    void aMessageTooDeepIsNotRead() {
        byte[] deep = ("{\"type\":\"error\",\"error\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);

        assertThat(decode(deep)).containsExactly(new Malformed("not JSON"));
    }

    @Property(tries = 2000)
    void arbitraryBytesNeverThrow(@ForAll @Size(max = 200) byte[] bytes) {
        assertThat(decode(bytes)).hasSizeLessThanOrEqualTo(1);
    }

    private static List<ModelEvent> decode(byte[] frame) {
        return decode(frame, Dialect.GENERAL);
    }

    private static List<ModelEvent> decode(byte[] frame, Dialect dialect) {
        List<ModelEvent> events = new ArrayList<>();
        new OpenAiRealtimeCodec(dialect).decode(frame, 0, frame.length, events::add);
        return events;
    }
}
