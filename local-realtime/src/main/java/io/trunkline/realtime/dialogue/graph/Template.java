package io.trunkline.realtime.dialogue.graph;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with facts in it: {@code {order_id|spelled}, let me look that up.} A stretch in square brackets is left out when one of
 * its facts isn't known: {@code Goodbye[, {caller.first_name}].} A stretch may lie in another: {@code [ Charge {amount}[ from {month}].]}
 * has the charge also when the month isn't known, and no month without a charge.
 */
public record Template(String source) {

    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final String ANYTHING = "\u0001";
    private static final String OPENS = "\u0002";
    private static final String CLOSES = "\u0003";
    private static final Pattern FACT = Pattern.compile("\\{([A-Za-z_][\\w.]*)(?:\\|(\\w+))?}");

    /** The text; facts that aren't known are left out. */
    public String fill(Facts facts) {
        String text = source;
        for (Matcher inner = OPTIONAL.matcher(text); inner.find(); inner = OPTIONAL.matcher(text)) {
            text = inner.replaceAll(m -> Matcher.quoteReplacement(optional(m.group(1), facts)));
        }
        return replace(text, facts).replaceAll("\\s+", " ").strip();
    }

    /** Finds it in {@link #plain} text, whatever its facts are. */
    public Pattern said() {
        String words = FACT.matcher(source.toLowerCase(Locale.ROOT)).replaceAll(ANYTHING);
        String optional = words.replace("[", OPENS).replace("]", CLOSES).replaceAll("[^a-z0-9" + ANYTHING + OPENS + CLOSES + "]+", " *");
        return Pattern.compile(optional.replace(ANYTHING, ".*?").replace(OPENS, "(?:").replace(CLOSES, ")?"));
    }

    /** Text as {@link #said} looks at it: lower case, words alone. */
    public static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
    }

    /** What is wrong with it, if anything: a way of speaking that doesn't exist, or braces around no fact. */
    public Optional<String> fault() {
        Matcher m = FACT.matcher(source);
        while (m.find()) {
            if (m.group(2) != null && Wording.of(m.group(2)).isEmpty()) {
                return Optional.of("'" + m.group(2) + "' isn't a wording; write one of " + Wording.names());
            }
        }
        return FACT.matcher(source).replaceAll("").matches("[^{}]*")
                ? Optional.empty()
                : Optional.of("braces hold a fact, as in {order_id} or {order_id|spelled}");
    }

    /** The facts it names. */
    public List<String> facts() {
        return FACT.matcher(source).results().map(r -> r.group(1)).toList();
    }

    private static String optional(String part, Facts facts) {
        boolean known = FACT.matcher(part).results().allMatch(r -> facts.has(r.group(1)));
        return known ? replace(part, facts) : "";
    }

    private static String replace(String text, Facts facts) {
        return FACT.matcher(text).replaceAll(m -> Matcher.quoteReplacement(worded(m.group(2), facts.text(m.group(1)))));
    }

    private static String worded(String wording, String value) {
        String worded = wording == null ? value : Wording.of(wording).map(w -> w.apply(value)).orElse(value);
        return worded.replaceAll("[\\[\\]{}]", "");
    }
}
