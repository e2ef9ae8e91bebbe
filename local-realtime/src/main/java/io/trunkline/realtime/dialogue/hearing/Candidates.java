package io.trunkline.realtime.dialogue.hearing;

import java.util.List;

/**
 * What a caller may have said as a slot's value.
 *
 * @param values complete values, likeliest first; empty when there is none
 * @param alike  values that sound much like the first, in case there is no such thing as any heard; likeliest first
 * @param part   a piece of a value when none is complete, {@code _} for what is missing: {@code AB____}; else empty
 * @param doubt  how much was guessed in the first value: 0 nothing, above 1 better asked back
 */
public record Candidates(List<String> values, List<String> alike, String part, double doubt) {

    public static final Candidates NONE = new Candidates(List.of(), List.of(), "", 0);

    public Candidates {
        values = List.copyOf(values);
        alike = List.copyOf(alike);
    }

    public static Candidates sure(String value) {
        return new Candidates(List.of(value), List.of(), "", 0);
    }

    /** A piece only, see {@link #part}. */
    public static Candidates piece(String part) {
        return new Candidates(List.of(), List.of(), part, 0);
    }

    public boolean found() {
        return !values.isEmpty();
    }

    /** Likeliest value. */
    public String best() {
        return values.getFirst();
    }
}
