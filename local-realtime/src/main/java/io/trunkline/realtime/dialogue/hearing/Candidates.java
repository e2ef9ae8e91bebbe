package io.trunkline.realtime.dialogue.hearing;

import java.util.List;

/**
 * What a caller may have said as a slot's value.
 *
 * @param values complete values, likeliest first; empty when there is none
 * @param part   a piece of a value when none is complete, {@code _} for what is missing: {@code AB____}; else empty
 * @param doubt  how much was guessed in the first value: 0 nothing, above 1 better asked back
 */
public record Candidates(List<String> values, String part, double doubt) {

    public static final Candidates NONE = new Candidates(List.of(), "", 0);

    public Candidates {
        values = List.copyOf(values);
    }

    public static Candidates sure(String value) {
        return new Candidates(List.of(value), "", 0);
    }

    public boolean found() {
        return !values.isEmpty();
    }

    /** Likeliest value. */
    public String best() {
        return values.getFirst();
    }
}
