package io.trunkline.realtime.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.realtime.event.Refusal;

import java.util.Optional;

/** Starts and changes a session's settings (session.created, session.update). Pure. */
final class SessionMerge {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String DEFAULTS = """
            {"type":"realtime","object":"realtime.session","id":"","model":"","output_modalities":["audio"],
             "instructions":"","tools":[],"tool_choice":"auto","max_output_tokens":"inf","tracing":null,
             "truncation":"auto","prompt":null,"expires_at":0,"include":null,
             "audio":{"input":{"format":{"type":"audio/pcm","rate":24000},"transcription":null,"noise_reduction":null,
                               "turn_detection":{"type":"server_vad","threshold":0.5,"prefix_padding_ms":300,
                                 "silence_duration_ms":500,"idle_timeout_ms":null,"create_response":true,
                                 "interrupt_response":true}},
                      "output":{"format":{"type":"audio/pcm","rate":24000},"voice":"marin","speed":1.0}}}
            """;
    private static final String INSTRUCTIONS = "You are a helpful voice on the telephone. Be brief and friendly.";

    /** A merge's outcome. */
    sealed interface Outcome {

        record Merged(SessionSettings settings) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}
    }

    private SessionMerge() {}

    /** A new session's settings. */
    static SessionSettings defaults(String id, String model, long expiresAtEpochSecond) {
        ObjectNode json = read(DEFAULTS);
        json.put("id", id).put("model", model).put("expires_at", expiresAtEpochSecond).put("instructions", INSTRUCTIONS);
        return new SessionSettings(json);
    }

    /**
     * The settings after an update whose shape has been checked: absent fields stay.
     *
     * @param spoken whether the session has said anything, which locks its voice
     */
    static Outcome merge(SessionSettings before, ObjectNode update, boolean spoken) {
        ObjectNode json = before.json().deepCopy();
        for (var field : update.properties()) {
            switch (field.getKey()) {
                case "type", "model" -> { /* fixed when the socket was opened */ }
                case "audio" -> audio((ObjectNode) json.get("audio"), field.getValue());
                case "instructions" -> json.put("instructions", field.getValue().asText(""));
                case "tools" -> json.set("tools", field.getValue().isNull() ? JSON.createArrayNode() : field.getValue());
                default -> json.set(field.getKey(), field.getValue());
            }
        }
        SessionSettings after = new SessionSettings(json);
        return refusal(before, after, spoken).<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Merged(after));
    }

    private static Optional<Refusal> refusal(SessionSettings before, SessionSettings after, boolean spoken) {
        if (after.json().path("output_modalities").size() > 1) {
            return Optional.of(Refusal.value("session.output_modalities", "Invalid modalities: ['audio', 'text']. "
                    + "Supported combinations are: ['text'] and ['audio']."));
        }
        if (spoken && !after.voice().equals(before.voice())) {
            return Optional.of(Refusal.of("cannot_update_voice", "session.audio.output.voice",
                    "Cannot update a conversation's voice if assistant audio is present."));
        }
        JsonNode tracing = before.json().path("tracing");
        if (!tracing.isNull() && !tracing.equals(after.json().path("tracing"))) {
            return Optional.of(Refusal.value("session.tracing", "Tracing cannot be changed once it is set."));
        }
        for (JsonNode tool : after.json().path("tools")) {
            if (tool.path("type").asText().equals("mcp")) {
                return Optional.of(Refusal.value("session.tools", "This server runs no MCP tools."));
            }
        }
        return Optional.empty();
    }

    private static void audio(ObjectNode audio, JsonNode update) {
        update.path("input").properties().forEach(field -> ((ObjectNode) audio.get("input"))
                .set(field.getKey(), whole(field.getKey(), field.getValue())));
        update.path("output").properties().forEach(field -> ((ObjectNode) audio.get("output"))
                .set(field.getKey(), whole(field.getKey(), field.getValue())));
    }

    /** Fills in the defaults of a setting that is replaced as a whole. */
    private static JsonNode whole(String name, JsonNode value) {
        if (!(value instanceof ObjectNode given)) {
            return value;
        }
        return switch (name) {
            case "format" -> given.path("type").asText().equals("audio/pcm")
                    ? given.deepCopy().put("rate", 24_000) : given;
            case "transcription" -> read("{\"model\":\"gpt-transcribe\",\"language\":null,\"prompt\":\"\"}").setAll(given);
            case "turn_detection" -> turnDetection(given.path("type").asText()).setAll(given);
            default -> given;
        };
    }

    private static ObjectNode turnDetection(String type) {
        return type.equals("semantic_vad")
                ? read("{\"eagerness\":\"auto\",\"create_response\":true,\"interrupt_response\":true}")
                : (ObjectNode) read(DEFAULTS).at("/audio/input/turn_detection");
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
