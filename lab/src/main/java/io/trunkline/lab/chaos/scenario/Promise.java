package io.trunkline.lab.chaos.scenario;

/**
 * What holds for the callers of a scenario. Nothing may be forgotten, no effect may happen twice and every call must end exactly once in any case.
 *
 * @param p50Millis median of the longest silences
 * @param p95Millis and their 95th percentile, also of the callers whose stream wasn't touched
 * @param goesOn whether every conversation must go on with the voice agent; if not, a person or a word of the carrier is as good
 */
public record Promise(long p50Millis, long p95Millis, boolean goesOn) {

    /** A bridge may die: 1.5 and 3 s, and all go on. */
    public static final Promise USUAL = new Promise(1500, 3000, true);

    /** Where a tool or a model can't answer in time: something to hear within 2 s. */
    public static final Promise SOMETHING_TO_HEAR = new Promise(2000, 3000, true);

    /** A connection of the carrier's is dead and nobody is told: that must be found out first, at both ends. */
    public static final Promise FOUND_OUT = new Promise(11_000, 13_000, true);

    /** Two bridges of three die at once: all go on at the third, a little later. */
    public static final Promise TWO_OF_THREE = new Promise(3000, 5000, true);

    /** Where the voice agent can't or needn't go on: the caller hears what happens, and a person takes over. */
    public static final Promise ANYBODY = new Promise(3000, 6000, false);
}
