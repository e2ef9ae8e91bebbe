package io.trunkline.call.manner;

import java.util.Map;

/**
 * How a voice agent behaves on a call.
 *
 * @param phrases by language, such as {@code en}; the agent's own language must be in it
 * @param language the one the call begins with
 */
public record Manner(Patience patience, Fillers fillers, Map<String, Phrases> phrases, String language) {

    /** Says nothing that the model doesn't say. */
    public static final Manner PLAIN = new Manner(Patience.ENDLESS, Fillers.NONE, Map.of("en", Phrases.ENGLISH), "en");

    public Manner {
        phrases = Map.copyOf(phrases);
    }

    /** Those of a language, of its main form if it has none of its own ({@code es} for {@code es-MX}), else English. */
    public Phrases phrases(String tag) {
        Phrases own = phrases.get(tag);
        return own != null ? own : phrases.getOrDefault(tag.split("-")[0], Phrases.ENGLISH);
    }

    public Manner withPatience(Patience other) {
        return new Manner(other, fillers, phrases, language);
    }

    public Manner withFillers(Fillers other) {
        return new Manner(patience, other, phrases, language);
    }
}
