package io.trunkline.call.model;

/** Who decides, and by what, that the caller's turn begins and ends. */
public sealed interface TurnDetection {

    /**
     * By loudness and silence, at the provider.
     *
     * @param threshold 0 to 1, higher for noisy lines
     * @param prefixPaddingMs audio kept from before the speech that was detected
     * @param silenceMs of silence end a turn
     * @param idleTimeoutMs of silence after our speech was played make the provider go on by itself, 5000 to 30000, 0 for never
     */
    record ServerVad(double threshold, int prefixPaddingMs, int silenceMs, int idleTimeoutMs) implements TurnDetection {

        public static final ServerVad DEFAULT = new ServerVad(0.5, 300, 500, 0);
    }

    /** By what is being said, at the provider. */
    record SemanticVad(Eagerness eagerness) implements TurnDetection {
    }

    /** The longest wait: low 8 s, medium and auto 4 s, high 2 s. */
    enum Eagerness { LOW, MEDIUM, HIGH, AUTO }

    /**
     * By us, from the loudness of the caller's voice: the provider only gets whole turns.
     *
     * @param silenceMs of silence end a turn
     */
    record Manual(int silenceMs) implements TurnDetection {

        public static final Manual DEFAULT = new Manual(700);
    }
}
