package io.trunkline.catalog.agent;

/**
 * When the model takes the caller's turn as ended (Realtime session field {@code audio.input.turn_detection}).
 *
 * @param threshold        0..1, higher for noisy lines
 * @param prefixPaddingMs  audio kept from before detected speech
 * @param silenceMs        silence that ends a turn
 */
public record TurnDetection(Kind kind, double threshold, int prefixPaddingMs, int silenceMs) {

    /** {@code server_vad} by silence, {@code semantic_vad} by meaning. */
    public enum Kind { SERVER_VAD, SEMANTIC_VAD }

    public static final TurnDetection DEFAULT = new TurnDetection(Kind.SERVER_VAD, 0.5, 300, 500);
}
