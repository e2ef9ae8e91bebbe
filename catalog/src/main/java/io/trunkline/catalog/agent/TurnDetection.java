package io.trunkline.catalog.agent;

/**
 * When the caller's turn is taken as ended (Realtime session field {@code audio.input.turn_detection}).
 *
 * @param threshold        0..1, higher for noisy lines; {@code server_vad}
 * @param prefixPaddingMs  audio kept from before detected speech; {@code server_vad}
 * @param silenceMs        silence that ends a turn; {@code server_vad} and {@code manual}
 * @param idleTimeoutMs    the provider itself goes on after so long a silence, 0 for never; {@code server_vad}
 * @param eagerness        how soon a turn that sounds ended is; {@code semantic_vad}
 */
public record TurnDetection(Kind kind, double threshold, int prefixPaddingMs, int silenceMs, int idleTimeoutMs, Eagerness eagerness) {

    /** {@code server_vad} by silence, {@code semantic_vad} by meaning, {@code manual} by us, from the loudness of the caller's voice. */
    public enum Kind { SERVER_VAD, SEMANTIC_VAD, MANUAL }

    /** The longest wait: low 8 s, medium and auto 4 s, high 2 s. */
    public enum Eagerness { LOW, MEDIUM, HIGH, AUTO }

    public static final TurnDetection DEFAULT = new TurnDetection(Kind.SERVER_VAD, 0.5, 300, 500, 0, Eagerness.AUTO);
}
