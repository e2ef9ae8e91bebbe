package io.trunkline.call.manner;

import java.util.List;
import java.util.Locale;

/**
 * Which languages an agent speaks.
 *
 * @param spoken tags, the first is its own
 */
public record LanguageRule(List<String> spoken) {

    public LanguageRule {
        spoken = List.copyOf(spoken);
    }

    /** The spoken language that a tag means, {@code null} if there is none: the same, or one of the same kind ({@code es} for {@code es-MX}). */
    public String meant(String tag) {
        String kind = kind(tag);
        for (String language : spoken) {
            if (language.equalsIgnoreCase(tag)) {
                return language;
            }
        }
        return spoken.stream().filter(language -> kind(language).equals(kind)).findFirst().orElse(null);
    }

    private static String kind(String tag) {
        return tag.toLowerCase(Locale.ROOT).split("[-_]")[0];
    }
}
