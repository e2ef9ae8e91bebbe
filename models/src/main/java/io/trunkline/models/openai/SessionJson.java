package io.trunkline.models.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.call.model.SessionConfig;
import io.trunkline.call.model.SessionConfig.HostedServer;
import io.trunkline.call.model.SessionConfig.NoiseReduction;
import io.trunkline.call.model.SessionConfig.ToolDeclaration;
import io.trunkline.call.model.SessionConfig.Transcription;
import io.trunkline.call.model.TurnDetection;
import java.util.Locale;

/** A session object of type {@code realtime}, µ-law both ways. The model is not in it: it is fixed by the address. */
final class SessionJson {

    private static final String ULAW = "audio/pcmu";
    /** Dropping a fifth at once when the context is full keeps the provider's cache useful; dropping item by item breaks it each time. */
    private static final double RETENTION = 0.8;

    private final ObjectMapper json;

    SessionJson(ObjectMapper json) {
        this.json = json;
    }

    /** All that a session starts with. */
    ObjectNode whole(SessionConfig config) {
        ObjectNode session = changeable(config);
        session.putArray("output_modalities").add("audio");
        ObjectNode input = session.withObject("/audio/input");
        input.putObject("format").put("type", ULAW);
        noiseReduction(input, config.noiseReduction());
        transcription(input, config.transcription());
        ObjectNode output = session.withObject("/audio/output");
        output.putObject("format").put("type", ULAW);
        output.put("voice", config.voice());
        if (config.speed() != 1.0) {
            output.put("speed", config.speed());
        }
        if (config.maxOutputTokens() > 0) {
            session.put("max_output_tokens", config.maxOutputTokens());
        }
        session.putObject("truncation").put("type", "retention_ratio").put("retention_ratio", RETENTION);
        if (config.traceGroup() != null) {
            ObjectNode tracing = session.putObject("tracing").put("workflow_name", "trunkline").put("group_id", config.traceGroup());
            ObjectNode metadata = tracing.putObject("metadata");
            config.traceMetadata().forEach(metadata::put);
        }
        return session;
    }

    /** What can change while the session runs: voice and tracing can't. */
    ObjectNode changeable(SessionConfig config) {
        ObjectNode session = json.createObjectNode().put("type", "realtime").put("instructions", config.instructions());
        turnDetection(session.withObject("/audio/input"), config.turnDetection());
        ArrayNode tools = session.putArray("tools");
        config.tools().forEach(tool -> tools.add(tool(tool)));
        config.hosted().forEach(server -> tools.add(hosted(server)));
        session.put("tool_choice", "auto");
        return session;
    }

    /** What the caller's language decides beside the instructions. */
    ObjectNode speech(SessionConfig config, boolean voiceToo) {
        ObjectNode session = changeable(config);
        transcription(session.withObject("/audio/input"), config.transcription());
        if (voiceToo) {
            session.withObject("/audio/output").put("voice", config.voice());
        }
        return session;
    }

    /** A tool server that the provider talks to: what isn't allowed by name isn't offered, and what isn't free asks first. */
    private ObjectNode hosted(HostedServer server) {
        ObjectNode declared = json.createObjectNode().put("type", "mcp").put("server_label", server.label()).put("server_url", server.url());
        server.allowedTools().forEach(declared.putArray("allowed_tools")::add);
        if (server.authorization() != null) {
            declared.put("authorization", server.authorization());
        }
        if (server.asksFirst().isEmpty() || server.asksFirst().containsAll(server.allowedTools())) {
            return declared.put("require_approval", server.asksFirst().isEmpty() ? "never" : "always");
        }
        ObjectNode approval = declared.putObject("require_approval");
        server.asksFirst().forEach(approval.putObject("always").putArray("tool_names")::add);
        ArrayNode free = approval.putObject("never").putArray("tool_names");
        server.allowedTools().stream().filter(tool -> !server.asksFirst().contains(tool)).forEach(free::add);
        return declared;
    }

    private ObjectNode tool(ToolDeclaration tool) {
        ObjectNode declared = json.createObjectNode().put("type", "function").put("name", tool.name()).put("description", tool.description());
        try {
            return declared.set("parameters", json.readTree(tool.parametersJson()));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("parameters of tool " + tool.name() + " are no JSON: the catalog must refuse it at start", broken);
        }
    }

    private static void noiseReduction(ObjectNode input, NoiseReduction reduction) {
        if (reduction == NoiseReduction.NONE) {
            input.putNull("noise_reduction");
        } else {
            input.putObject("noise_reduction").put("type", reduction.name().toLowerCase(Locale.ROOT));
        }
    }

    private static void transcription(ObjectNode input, Transcription transcription) {
        if (transcription == null) {
            input.putNull("transcription");
            return;
        }
        ObjectNode writer = input.putObject("transcription").put("model", transcription.model());
        if (transcription.language() != null) {
            writer.put("language", transcription.language());
        }
    }

    private static void turnDetection(ObjectNode input, TurnDetection detection) {
        switch (detection) {
            case TurnDetection.ServerVad vad -> {
                ObjectNode server = input.putObject("turn_detection").put("type", "server_vad").put("threshold", vad.threshold())
                        .put("prefix_padding_ms", vad.prefixPaddingMs()).put("silence_duration_ms", vad.silenceMs())
                        .put("create_response", true).put("interrupt_response", true);
                if (vad.idleTimeoutMs() > 0) {
                    server.put("idle_timeout_ms", vad.idleTimeoutMs());
                }
            }
            case TurnDetection.SemanticVad vad -> input.putObject("turn_detection").put("type", "semantic_vad")
                    .put("eagerness", vad.eagerness().name().toLowerCase(Locale.ROOT)).put("create_response", true).put("interrupt_response", true);
            case TurnDetection.Manual _ -> input.putNull("turn_detection");
        }
    }
}
