package io.trunkline.realtime.dialogue.graph;

/**
 * Limits of a dialogue.
 *
 * @param threshold least likeness (cosine, 0 to 1) of a turn to an example that counts at all
 * @param sure      likeness from which hardly any lead is asked for
 * @param margin    by how much the best intent must lead the second at the threshold; less and less up to {@code sure}
 * @param turns     caller turns after which a person takes over, lest anybody turn in circles
 * @param visits    how often one question may be come back to
 */
public record Tuning(double threshold, double sure, double margin, int turns, int visits) {

    /** What a file gets that says nothing. Found with bge-small on phone talk: unrelated talk stays below 0.66 or leads by little. */
    public static final Tuning USUAL = new Tuning(0.66, 0.76, 0.035, 28, 4);

    private static final double LEAST_LEAD = 0.008;

    /** Whether a likeness with this lead over the next is enough to act on. */
    public boolean understood(double likeness, double lead) {
        double way = Math.min(1, Math.max(0, (likeness - threshold) / Math.max(0.001, sure - threshold)));
        return likeness >= threshold && lead >= margin + (LEAST_LEAD - margin) * way;
    }
}
