package io.trunkline.call.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a voice agent's session is set up, in no provider's words. Audio is µ-law 8 kHz both ways.
 *
 * @param agent name of the voice agent
 * @param voice the provider's name of a voice
 * @param speed of speech, 0.25 to 1.5
 * @param transcription {@code null}: the caller's words aren't transcribed
 * @param hosted servers whose tools the provider runs itself, usually none
 * @param maxOutputTokens a response, 0 for the provider's default
 * @param traceGroup id that groups what the provider traces, {@code null} for none (our call id)
 */
public record SessionConfig(String agent, String instructions, String voice, double speed, Transcription transcription, TurnDetection turnDetection,
        NoiseReduction noiseReduction, List<ToolDeclaration> tools, List<HostedServer> hosted, int maxOutputTokens, String traceGroup,
        Map<String, String> traceMetadata) {

    public SessionConfig {
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(instructions, "instructions");
        Objects.requireNonNull(turnDetection, "turnDetection");
        Objects.requireNonNull(noiseReduction, "noiseReduction");
        tools = List.copyOf(tools);
        hosted = List.copyOf(hosted);
        traceMetadata = Map.copyOf(traceMetadata);
    }

    /** Without tools that the provider runs itself. */
    public SessionConfig(String agent, String instructions, String voice, double speed, Transcription transcription, TurnDetection turnDetection,
            NoiseReduction noiseReduction, List<ToolDeclaration> tools, int maxOutputTokens, String traceGroup, Map<String, String> traceMetadata) {
        this(agent, instructions, voice, speed, transcription, turnDetection, noiseReduction, tools, List.of(), maxOutputTokens, traceGroup, traceMetadata);
    }

    /** A session with the defaults of the phone: server VAD, near-field noise reduction, no transcription, no tools. */
    public static SessionConfig of(String agent, String instructions, String voice) {
        return new SessionConfig(agent, instructions, voice, 1.0, null, TurnDetection.ServerVad.DEFAULT, NoiseReduction.NEAR_FIELD, List.of(), 0, null, Map.of());
    }

    public SessionConfig withInstructions(String text) {
        return new SessionConfig(agent, text, voice, speed, transcription, turnDetection, noiseReduction, tools, hosted, maxOutputTokens, traceGroup, traceMetadata);
    }

    public SessionConfig withTools(List<ToolDeclaration> declared) {
        return new SessionConfig(agent, instructions, voice, speed, transcription, turnDetection, noiseReduction, declared, hosted, maxOutputTokens, traceGroup, traceMetadata);
    }

    public SessionConfig withTranscription(Transcription other) {
        return new SessionConfig(agent, instructions, voice, speed, other, turnDetection, noiseReduction, tools, hosted, maxOutputTokens, traceGroup, traceMetadata);
    }

    public SessionConfig withTurnDetection(TurnDetection other) {
        return new SessionConfig(agent, instructions, voice, speed, transcription, other, noiseReduction, tools, hosted, maxOutputTokens, traceGroup, traceMetadata);
    }

    public SessionConfig withTrace(String group, Map<String, String> metadata) {
        return new SessionConfig(agent, instructions, voice, speed, transcription, turnDetection, noiseReduction, tools, hosted, maxOutputTokens, group, metadata);
    }

    public SessionConfig withVoice(String other) {
        return new SessionConfig(agent, instructions, other, speed, transcription, turnDetection, noiseReduction, tools, hosted, maxOutputTokens, traceGroup, traceMetadata);
    }

    public SessionConfig withHosted(List<HostedServer> servers) {
        return new SessionConfig(agent, instructions, voice, speed, transcription, turnDetection, noiseReduction, tools, servers, maxOutputTokens, traceGroup, traceMetadata);
    }

    /** Who writes down what the caller says. {@code language} is ISO 639-1, {@code null} to let the model find out. */
    public record Transcription(String model, String language) {
    }

    /** Applied by the provider before it listens. */
    public enum NoiseReduction { NONE, NEAR_FIELD, FAR_FIELD }

    /**
     * A tool server (Model Context Protocol) that the provider itself talks to.
     *
     * @param label its name in events
     * @param allowedTools which of its tools, never empty
     * @param asksFirst tools for which the provider asks us each time; the others run unasked
     * @param authorization what the provider shows the server, {@code null} for nothing; never logged
     */
    public record HostedServer(String label, String url, List<String> allowedTools, List<String> asksFirst, String authorization) {

        public HostedServer {
            allowedTools = List.copyOf(allowedTools);
            asksFirst = List.copyOf(asksFirst);
        }

        @Override
        public String toString() {
            return "HostedServer[" + label + "]";
        }
    }

    /** A tool the model may call; {@code parametersJson} is a JSON Schema object as text. */
    public record ToolDeclaration(String name, String description, String parametersJson) {
    }
}
