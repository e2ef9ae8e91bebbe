package io.trunkline.models.compatible;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.models.compatible.Preset.Style;
import io.trunkline.models.compatible.Preset.Wire;
import java.util.Set;

/** Rewrites our client events from OpenAI's form into a preset's. */
final class SessionStyle {

    private static final Set<String> OPENAI_VOICES = Set.of("alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar");

    private final Preset preset;
    private final String model;

    SessionStyle(Preset preset, String model) {
        this.preset = preset;
        this.model = model;
    }

    void restyle(ObjectNode event) {
        switch (event.path("type").asText()) {
            case "session.update" -> event.set("session", session((ObjectNode) event.get("session")));
            case "conversation.item.create" -> item((ObjectNode) event.get("item"));
            case "response.create" -> response(event.path("response"));
            default -> { }
        }
    }

    private ObjectNode session(ObjectNode session) {
        // nobody but OpenAI documents these
        session.remove("tracing");
        session.remove("truncation");
        transcriber(session.path("audio").path("input"));
        format(session.path("audio").path("input"), preset.input());
        format(session.path("audio").path("output"), preset.output());
        voice(session.path("audio").path("output"));
        switch (preset.style()) {
            case GENERAL -> { }
            case VOICE_ON_TOP -> raise(session);
            case MODEL_IN_SESSION -> session.put("model", model);
            case BETA, BETA_NESTED_TOOLS -> flatten(session);
        }
        return session;
    }

    /** A voice of OpenAI's is none at a server with voices of its own, which then takes its default. */
    private void voice(JsonNode output) {
        if (preset.url() != null && OPENAI_VOICES.contains(output.path("voice").asText())) {
            ((ObjectNode) output).remove("voice");
        }
    }

    private void transcriber(JsonNode input) {
        if (preset.transcriber() == null || !input.path("transcription").isObject()) {
            return;
        }
        if (preset.transcriber().isEmpty()) {
            ((ObjectNode) input).remove("transcription");
        } else {
            ((ObjectNode) input).putObject("transcription").put("model", preset.transcriber());
        }
    }

    private static void format(JsonNode side, Wire wire) {
        if (side.has("format") && wire != Wire.ULAW) {
            ((ObjectNode) side).putObject("format").put("type", "audio/pcm").put("rate", wire.times() * 8000);
        }
    }

    private static void raise(ObjectNode session) {
        move(session, "output", "voice", session, "voice");
        move(session, "input", "turn_detection", session, "turn_detection");
    }

    private void flatten(ObjectNode session) {
        boolean nested = preset.style() == Style.BETA_NESTED_TOOLS;
        session.remove("type");
        if (session.remove("output_modalities") != null) {
            session.putArray("modalities").add("text").add("audio");
        }
        move(session, "output", "voice", session, "voice");
        move(session, "output", "speed", session, "speed");
        move(session, "input", "turn_detection", session, "turn_detection");
        move(session, "input", "transcription", session, "input_audio_transcription");
        move(session, "input", "noise_reduction", session, "input_audio_noise_reduction");
        flatFormat(session, "input", preset.input());
        flatFormat(session, "output", preset.output());
        rename(session, "max_output_tokens", "max_response_output_tokens");
        session.remove("audio");
        if (nested) {
            session.remove("input_audio_noise_reduction");
            nest((ArrayNode) session.path("tools"));
        }
    }

    private void flatFormat(ObjectNode session, String side, Wire wire) {
        if (session.path("audio").path(side).has("format")) {
            String linear = preset.style() == Style.BETA_NESTED_TOOLS ? "pcm" : "pcm16";
            session.put(side + "_audio_format", wire == Wire.ULAW ? "g711_ulaw" : linear);
        }
    }

    private static void nest(ArrayNode tools) {
        for (int i = 0; i < tools.size(); i++) {
            ObjectNode flat = (ObjectNode) tools.get(i);
            flat.remove("type");
            ObjectNode tool = tools.objectNode().put("type", "function");
            tool.set("function", flat);
            tools.set(i, tool);
        }
    }

    private void item(ObjectNode item) {
        if (preset.beta()) {
            for (JsonNode part : item.path("content")) {
                if (part.path("type").asText().equals("output_text")) {
                    ((ObjectNode) part).put("type", "text");
                }
            }
        }
    }

    private void response(JsonNode response) {
        if (preset.beta() && response instanceof ObjectNode overrides && overrides.has("output_modalities")) {
            rename(overrides, "output_modalities", "modalities");
        }
    }

    private static void rename(ObjectNode object, String from, String to) {
        JsonNode value = object.remove(from);
        if (value != null) {
            object.set(to, value);
        }
    }

    private static void move(ObjectNode session, String side, String name, ObjectNode to, String as) {
        if (session.path("audio").path(side) instanceof ObjectNode from && from.has(name)) {
            to.set(as, from.remove(name));
        }
    }
}
