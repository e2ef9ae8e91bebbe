package io.trunkline.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.ObjectMappers;
import com.openai.models.realtime.RealtimeServerEvent;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.Malformed;
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
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServerEventsTest {

    /** All server events of the protocol. */
    private static final Set<String> TABLE = Set.of("error", "session.created", "session.updated", "conversation.created", "conversation.item.added",
            "conversation.item.done", "conversation.item.created", "conversation.item.retrieved", "conversation.item.truncated", "conversation.item.deleted",
            "conversation.item.input_audio_transcription.delta", "conversation.item.input_audio_transcription.completed",
            "conversation.item.input_audio_transcription.segment", "conversation.item.input_audio_transcription.failed", "input_audio_buffer.speech_started",
            "input_audio_buffer.speech_stopped", "input_audio_buffer.committed", "input_audio_buffer.cleared", "input_audio_buffer.timeout_triggered",
            "input_audio_buffer.dtmf_event_received", "output_audio_buffer.started", "output_audio_buffer.stopped", "output_audio_buffer.cleared",
            "response.created", "response.output_item.added", "response.output_item.done", "response.content_part.added", "response.content_part.done",
            "response.output_text.delta", "response.output_text.done", "response.output_audio.delta", "response.output_audio.done",
            "response.output_audio_transcript.delta", "response.output_audio_transcript.done", "response.function_call_arguments.delta",
            "response.function_call_arguments.done", "response.mcp_call_arguments.delta", "response.mcp_call_arguments.done", "response.mcp_call.in_progress",
            "response.mcp_call.completed", "response.mcp_call.failed", "mcp_list_tools.in_progress", "mcp_list_tools.completed", "mcp_list_tools.failed",
            "response.done", "rate_limits.updated");

    private record Sample(String frame, boolean real, List<String> means) {

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
                boolean real = !line.startsWith("~");
                samples.add(new Sample(real ? line : line.substring(1), real, new ArrayList<>()));
            }
        }
        return samples.stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void meansWhatIsWritten(Sample sample) {
        List<String> events = decode(sample.frame().getBytes(StandardCharsets.UTF_8)).stream().map(Object::toString).toList();

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

    @Test
    void everyEventOfTheProtocolIsInTheSamples() throws IOException {
        Set<String> sampled = new TreeSet<>();
        samples().filter(Sample::real).forEach(sample -> {
            Matcher type = Pattern.compile("\"type\":\"([^\"]+)\"").matcher(sample.frame());
            assertThat(type.find()).isTrue();
            sampled.add(type.group(1));
        });

        assertThat(sampled).isEqualTo(new TreeSet<>(TABLE));
    }

    @Test
    void aMessageTooLongIsNotLookedAt() {
        assertThat(decode(new byte[OpenAiRealtimeCodec.MAX_FRAME + 1])).containsExactly(new Malformed("too long"));
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
        List<ModelEvent> events = new ArrayList<>();
        new OpenAiRealtimeCodec().decode(frame, 0, frame.length, events::add);
        return events;
    }
}
