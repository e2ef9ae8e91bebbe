package io.trunkline.lab.trace;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Looks for words that no span may hold: numbers, names, what was said. Stateless. */
public final class SpanSearch {

    private static final int DIGITS_OF_A_NUMBER = 7;

    private SpanSearch() {}

    /**
     * Where one of the words stands in a name, an attribute, an event or a status. Upper case is lower case; a number of seven digits or
     * more is also found in another spelling, such as {@code %2B1415…} for {@code +1 415 …}. Blank words are nowhere.
     *
     * @return one line a finding, such as {@code tool-service GET url.full}; the word itself isn't told
     */
    public static List<String> find(Collection<CallSpan> spans, Collection<String> words) {
        List<String> wanted = words.stream().filter(word -> !word.isBlank()).toList();
        return spans.stream().flatMap(span -> findings(span, wanted).stream()).distinct().toList();
    }

    private static List<String> findings(CallSpan span, List<String> words) {
        String who = span.where() + " " + span.name();
        List<String> attributes = span.attributes().entrySet().stream().filter(attribute -> holds(attribute.getValue(), words))
                .map(attribute -> who + " " + attribute.getKey()).toList();
        return attributes.isEmpty() && holds(span.name(), words) ? List.of(span.where() + " in a span's name") : attributes;
    }

    private static boolean holds(String text, List<String> words) {
        String lower = text.toLowerCase(Locale.ROOT);
        String digits = digits(text);
        return words.stream().anyMatch(word -> lower.contains(word.toLowerCase(Locale.ROOT))
                || digits(word).length() >= DIGITS_OF_A_NUMBER && digits.contains(digits(word)));
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }
}
