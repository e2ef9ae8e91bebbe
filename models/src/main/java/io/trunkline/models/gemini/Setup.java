package io.trunkline.models.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.call.model.SessionConfig;
import io.trunkline.call.model.SessionConfig.ToolDeclaration;
import io.trunkline.call.model.TurnDetection.ServerVad;

/** The first message of a session: all that it is set up with. */
final class Setup {

    private final ObjectMapper json;
    private final String model;

    Setup(ObjectMapper json, String model) {
        this.json = json;
        this.model = model.contains("/") ? model : "models/" + model;
    }

    /** @param handle of an earlier session that this one goes on with, {@code null} for a new one */
    ObjectNode of(SessionConfig config, String handle) {
        ObjectNode message = json.createObjectNode();
        ObjectNode setup = message.putObject("setup").put("model", model);
        generation(setup.putObject("generationConfig"), config);
        setup.putObject("systemInstruction").putArray("parts").addObject().put("text", config.instructions());
        if (!config.tools().isEmpty()) {
            ArrayNode functions = setup.putArray("tools").addObject().putArray("functionDeclarations");
            config.tools().forEach(tool -> functions.add(function(tool)));
        }
        if (config.turnDetection() instanceof ServerVad vad) {
            setup.putObject("realtimeInputConfig").putObject("automaticActivityDetection").put("prefixPaddingMs", vad.prefixPaddingMs())
                    .put("silenceDurationMs", vad.silenceMs());
        }
        if (config.transcription() != null) {
            setup.putObject("inputAudioTranscription");
        }
        setup.putObject("outputAudioTranscription");
        setup.putObject("contextWindowCompression").putObject("slidingWindow");
        ObjectNode resumption = setup.putObject("sessionResumption");
        if (handle != null) {
            resumption.put("handle", handle);
        }
        return message;
    }

    /** Names of Gemini's voices begin with a capital letter; another provider's is left out, and the voice is the default one. */
    private static void generation(ObjectNode generation, SessionConfig config) {
        generation.putArray("responseModalities").add("AUDIO");
        if (!config.voice().isEmpty() && Character.isUpperCase(config.voice().charAt(0))) {
            generation.putObject("speechConfig").putObject("voiceConfig").putObject("prebuiltVoiceConfig").put("voiceName", config.voice());
        }
        if (config.maxOutputTokens() > 0) {
            generation.put("maxOutputTokens", config.maxOutputTokens());
        }
    }

    private ObjectNode function(ToolDeclaration tool) {
        ObjectNode declared = json.createObjectNode().put("name", tool.name()).put("description", tool.description());
        try {
            return declared.set("parametersJsonSchema", json.readTree(tool.parametersJson()));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("parameters of tool " + tool.name() + " are no JSON: the catalog must refuse it at start", broken);
        }
    }
}
