package io.trunkline.models;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.Malformed;
import java.io.IOException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What servers send, read as JSON objects within bounds of length and depth. Stateless; from any thread. */
public final class ServerJson {

    /** Longest message that is looked at, bytes. A second of audio is 11 KB, a session with all its tools some 100 KB. */
    public static final int MAX_FRAME = 4 * 1024 * 1024;

    private static final int MAX_DEPTH = 64;

    /** For messages both ways. */
    public static final ObjectMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxStringLength(MAX_FRAME).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ServerJson() {
    }

    /** Gives the object in {@code frame} and {@code events} to {@code reader}; where there is none, {@code events} takes a {@link Malformed}. */
    public static void read(byte[] frame, int offset, int length, BiConsumer<JsonNode, Consumer<ModelEvent>> reader, Consumer<ModelEvent> events) {
        if (length > MAX_FRAME) {
            events.accept(new Malformed("too long"));
            return;
        }
        JsonNode message;
        try {
            message = MAPPER.readTree(frame, offset, length);
        } catch (IOException notJson) {
            events.accept(new Malformed("not JSON"));
            return;
        }
        if (message == null || !message.isObject()) {
            events.accept(new Malformed("not a JSON object"));
        } else {
            reader.accept(message, events);
        }
    }
}
