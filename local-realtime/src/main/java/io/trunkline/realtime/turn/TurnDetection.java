package io.trunkline.realtime.turn;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.OptionalInt;

/** How turns are found (session.audio.input.turn_detection). */
public sealed interface TurnDetection {

    /** Whether the end of a turn makes a response. */
    boolean createResponse();

    /** Whether the start of speech cancels the running response. */
    boolean interruptResponse();

    /**
     * By silence.
     *
     * @param threshold     probability of speech, 0..1, from which a window counts as speech
     * @param prefixMs      audio kept from before the speech
     * @param silenceMs     silence that ends a turn
     * @param idleTimeoutMs silence after our speech that makes a response by itself; empty for never
     */
    record ByVoice(double threshold, int prefixMs, int silenceMs, boolean createResponse, boolean interruptResponse,
                   OptionalInt idleTimeoutMs) implements TurnDetection {}

    /**
     * By whether the sentence seems finished.
     *
     * @param longestWaitMs silence that ends a turn even when it doesn't
     */
    record ByMeaning(int longestWaitMs, boolean createResponse, boolean interruptResponse) implements TurnDetection {}

    /** Reads the session's setting; empty when the client commits turns itself. */
    static Optional<TurnDetection> of(JsonNode json) {
        if (!json.isObject()) {
            return Optional.empty();
        }
        boolean create = json.path("create_response").asBoolean(true);
        boolean interrupt = json.path("interrupt_response").asBoolean(true);
        if (json.path("type").asText().equals("semantic_vad")) {
            return Optional.of(new ByMeaning(longestWait(json.path("eagerness").asText("auto")), create, interrupt));
        }
        OptionalInt idle = json.hasNonNull("idle_timeout_ms")
                ? OptionalInt.of(json.get("idle_timeout_ms").intValue()) : OptionalInt.empty();
        return Optional.of(new ByVoice(json.path("threshold").asDouble(0.5), json.path("prefix_padding_ms").asInt(300),
                json.path("silence_duration_ms").asInt(500), create, interrupt, idle));
    }

    private static int longestWait(String eagerness) {
        return switch (eagerness) {
            case "low" -> 8_000;
            case "high" -> 2_000;
            default -> 4_000;
        };
    }
}
