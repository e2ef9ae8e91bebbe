package io.trunkline.realtime.dialogue.graph;

/**
 * Limits of a dialogue.
 *
 * @param threshold least likeness (cosine, 0 to 1) of an utterance to an example that counts as understood
 * @param margin    by how much the best intent must lead the second
 * @param turns     caller turns after which a person takes over, lest anybody turn in circles
 * @param visits    how often one question may be come back to
 */
public record Tuning(double threshold, double margin, int turns, int visits) {

    /** What a file gets that says nothing. */
    public static final Tuning USUAL = new Tuning(0.74, 0.02, 28, 4);
}
