package io.trunkline.realtime.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.realtime.audio.WireFormat;
import io.trunkline.realtime.mind.SessionView;
import io.trunkline.realtime.mind.ToolView;
import io.trunkline.realtime.response.ResponseSettings;
import io.trunkline.realtime.turn.TurnDetection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A session's settings: always whole, defaults filled in. Immutable; a change makes another. */
final class SessionSettings {

    private final ObjectNode json;

    SessionSettings(ObjectNode json) {
        this.json = json;
    }

    /** The session object of events; not to be changed. */
    ObjectNode json() {
        return json;
    }

    Optional<TurnDetection> turnDetection() {
        return TurnDetection.of(input().path("turn_detection"));
    }

    WireFormat inputFormat() {
        return WireFormat.of(input().path("format").path("type").textValue());
    }

    /** Whether the client wants to be told what the caller said. */
    boolean transcribes() {
        return input().path("transcription").isObject();
    }

    JsonNode voice() {
        return outputAudio().path("voice");
    }

    String instructions() {
        return json.path("instructions").asText();
    }

    /** What the mind sees, with the overrides of one response. */
    SessionView view(JsonNode overrides) {
        JsonNode choice = overrides.has("tool_choice") ? overrides.get("tool_choice") : json.path("tool_choice");
        JsonNode tools = overrides.has("tools") ? overrides.get("tools") : json.path("tools");
        return new SessionView(json.path("id").asText(), json.path("model").asText(), instructions(),
                choice.asText().equals("none") ? List.of() : tools(tools), language());
    }

    private static List<ToolView> tools(JsonNode tools) {
        List<ToolView> views = new ArrayList<>();
        for (JsonNode tool : tools) {
            if (tool.path("type").asText().equals("function")) {
                views.add(new ToolView(tool.path("name").asText(), tool.path("description").asText(),
                        tool.path("parameters").toString()));
            }
        }
        return views;
    }

    private String language() {
        return input().path("transcription").path("language").asText("en");
    }

    /** What holds for a response with these overrides. */
    ResponseSettings response(JsonNode overrides) {
        JsonNode output = overrides.path("audio").path("output");
        JsonNode format = output.has("format") ? output.get("format") : outputAudio().path("format");
        JsonNode modalities = overrides.has("output_modalities")
                ? overrides.get("output_modalities") : json.path("output_modalities");
        JsonNode most = overrides.has("max_output_tokens")
                ? overrides.get("max_output_tokens") : json.path("max_output_tokens");
        return new ResponseSettings(overrides.path("conversation").asText().equals("none"),
                Optional.ofNullable(overrides.path("instructions").textValue()),
                modalities.path(0).asText().equals("audio"), WireFormat.of(format.path("type").textValue()),
                output.has("voice") ? output.get("voice") : voice(), outputAudio().path("speed").asDouble(1),
                most.isInt() ? OptionalInt.of(most.intValue()) : OptionalInt.empty(),
                overrides.has("metadata") ? overrides.get("metadata") : JsonNodeFactory.instance.nullNode(),
                overrides.has("input") ? Optional.of(overrides.get("input")) : Optional.empty());
    }

    private JsonNode input() {
        return json.path("audio").path("input");
    }

    private JsonNode outputAudio() {
        return json.path("audio").path("output");
    }
}
