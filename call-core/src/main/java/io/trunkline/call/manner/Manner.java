package io.trunkline.call.manner;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a voice agent behaves on a call.
 *
 * @param byLanguage phrases by language, such as {@code en}; the agent's own language must be in it
 * @param language the one that is spoken now
 * @param languages those it can speak
 * @param approved tools that the provider may run itself when it asks, as {@code server/tool}; all others are refused
 */
public record Manner(Patience patience, Fillers fillers, Map<String, Phrases> byLanguage, String language, LanguageRule languages, Budget budget,
        Set<String> approved) {

    /** Says nothing that the model doesn't say. */
    public static final Manner PLAIN = new Manner(Patience.ENDLESS, Fillers.NONE, Map.of("en", Phrases.ENGLISH), "en", new LanguageRule(List.of("en")),
            Budget.NONE, Set.of());

    public Manner {
        byLanguage = Map.copyOf(byLanguage);
        approved = Set.copyOf(approved);
    }

    /** What is said, and listened for, now. */
    public Phrases phrases() {
        return spokenIn(language);
    }

    /** Those of a language, of its main form if it has none of its own ({@code es} for {@code es-MX}), else English. */
    private Phrases spokenIn(String tag) {
        Phrases own = byLanguage.get(tag);
        return own != null ? own : byLanguage.getOrDefault(tag.split("-")[0], Phrases.ENGLISH);
    }

    public Manner withPatience(Patience other) {
        return new Manner(other, fillers, byLanguage, language, languages, budget, approved);
    }

    public Manner withFillers(Fillers other) {
        return new Manner(patience, other, byLanguage, language, languages, budget, approved);
    }

    public Manner withBudget(Budget other) {
        return new Manner(patience, fillers, byLanguage, language, languages, other, approved);
    }

    public Manner withLanguages(LanguageRule other) {
        return new Manner(patience, fillers, byLanguage, language, other, budget, approved);
    }

    /** The same in another language. */
    public Manner speaking(String tag) {
        return new Manner(patience, fillers, byLanguage, tag, languages, budget, approved);
    }

    public Manner withApproved(Set<String> tools) {
        return new Manner(patience, fillers, byLanguage, language, languages, budget, tools);
    }
}
