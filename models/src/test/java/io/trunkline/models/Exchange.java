package io.trunkline.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelCommand.AppendAudio;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.AskText;
import io.trunkline.call.model.ModelCommand.CancelResponse;
import io.trunkline.call.model.ModelCommand.CloseSession;
import io.trunkline.call.model.ModelCommand.OpenSession;
import io.trunkline.call.model.ModelCommand.StartResponse;
import io.trunkline.call.model.ModelCommand.SubmitToolResults;
import io.trunkline.call.model.ModelCommand.ToolUse;
import io.trunkline.call.model.ModelCommand.Truncate;
import io.trunkline.call.model.ModelCommand.UpdateSession;
import io.trunkline.call.model.ModelCommand.Voice;
import io.trunkline.call.model.SessionConfig;
import io.trunkline.call.model.SessionConfig.ToolDeclaration;
import io.trunkline.call.model.SessionConfig.Transcription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Plays a file of golden frames: {@code ! name} begins a session, {@code tell …} is a command of ours, a line of JSON is a frame from the server, {@code opened}
 * the open socket; lines {@code > …} behind each are all that must come of it, frames compared as JSON, events as text.
 */
public final class Exchange {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper SORTED = new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
    private static final SessionConfig CONFIG = SessionConfig.of("triage", "You are the desk.", "marin")
            .withTranscription(new Transcription("gpt-transcribe", "en"))
            .withTools(List.of(new ToolDeclaration("lookup", "Looks.", "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\"}}}")))
            .withTrace("call-1", java.util.Map.of("agent", "triage"));

    private final Function<String, RealtimeCodec> codecs;
    private final List<String> actual = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private RealtimeCodec codec;
    private String place = "start";

    private Exchange(Function<String, RealtimeCodec> codecs) {
        this.codecs = codecs;
    }

    public static void play(Path file, Function<String, RealtimeCodec> codecs) throws IOException {
        Exchange exchange = new Exchange(codecs);
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            exchange.line(file.getFileName() + ":" + ++number, line.strip());
        }
        exchange.check();
    }

    private void line(String where, String line) throws JsonProcessingException {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("> ")) {
            expected.add(line.startsWith("> {") ? sorted(JSON.readTree(line.substring(2))) : line.substring(2));
            return;
        }
        check();
        place = where + " " + line;
        if (line.startsWith("! ")) {
            codec = codecs.apply(line.substring(2));
        } else if (line.startsWith("tell ")) {
            codec.encode(command(line.substring(5)), frame -> actual.add(tree(frame)));
        } else if (line.equals("opened")) {
            actual.add(String.valueOf(codec.opened()));
        } else if (line.startsWith("closed ")) {
            actual.add(codec.closed(Integer.parseInt(line.substring(7))).toString());
        } else {
            byte[] frame = line.getBytes(StandardCharsets.UTF_8);
            codec.decode(frame, 0, frame.length, event -> actual.add(event.toString()));
        }
    }

    private void check() {
        assertThat(actual).as(place).isEqualTo(expected.equals(List.of("nothing")) ? List.of() : expected);
        actual.clear();
        expected.clear();
    }

    private static ModelCommand command(String text) {
        String[] words = text.split(" ", 3);
        return switch (words[0]) {
            case "open" -> new OpenSession(CONFIG);
            case "update" -> new UpdateSession(CONFIG.withInstructions("You are the desk.\n\n# Caller\nName: Ann"));
            case "audio" -> new AppendAudio(silence(Integer.parseInt(words[1])));
            case "respond" -> words.length == 1 ? StartResponse.plain() : new StartResponse(text.substring(8), ToolUse.NONE);
            case "cancel" -> new CancelResponse(words[1]);
            case "truncate" -> new Truncate(words[1], Integer.parseInt(words[2]));
            case "result" -> SubmitToolResults.of(words[1], words[2]);
            case "context" -> new AppendContext(Voice.valueOf(words[1]), words[2]);
            case "ask" -> new AskText(words[1], words[2]);
            case "close" -> new CloseSession();
            default -> throw new AssertionError("no such command: " + text);
        };
    }

    private static Audio silence(int millis) {
        byte[] codes = new byte[millis * Audio.BYTES_PER_MS];
        java.util.Arrays.fill(codes, (byte) 0xFF);
        return Audio.ofG711(codes);
    }

    /** Members in the order of their names: the order on the wire means nothing. */
    private static String sorted(JsonNode tree) throws JsonProcessingException {
        return SORTED.writeValueAsString(SORTED.treeToValue(tree, Object.class));
    }

    private static String tree(byte[] frame) {
        try {
            return sorted(JSON.readTree(frame));
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + new String(frame, StandardCharsets.UTF_8), e);
        }
    }
}
