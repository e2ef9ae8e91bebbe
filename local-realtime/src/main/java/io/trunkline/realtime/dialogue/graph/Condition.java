package io.trunkline.realtime.dialogue.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A question about the facts: {@code result.status == ok and !frustrated or trust != NONE}. {@code and} binds closer than
 * {@code or}; a fact alone asks whether it is there and not {@code false}.
 */
public sealed interface Condition {

    /** Always true. */
    Condition ALWAYS = new All(List.of());

    boolean holds(Facts facts);

    record Known(String fact) implements Condition {
        @Override
        public boolean holds(Facts facts) {
            String value = facts.text(fact);
            return !value.isEmpty() && !value.equals("false");
        }
    }

    record Equal(String fact, String value) implements Condition {
        @Override
        public boolean holds(Facts facts) {
            return facts.text(fact).equals(value);
        }
    }

    /** Whether the words occur in the fact's text, whatever their case. */
    record Contains(String fact, String words) implements Condition {
        @Override
        public boolean holds(Facts facts) {
            return facts.text(fact).toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
        }
    }

    record Not(Condition inner) implements Condition {
        @Override
        public boolean holds(Facts facts) {
            return !inner.holds(facts);
        }
    }

    record All(List<Condition> inner) implements Condition {
        @Override
        public boolean holds(Facts facts) {
            return inner.stream().allMatch(c -> c.holds(facts));
        }
    }

    record Any(List<Condition> inner) implements Condition {
        @Override
        public boolean holds(Facts facts) {
            return inner.stream().anyMatch(c -> c.holds(facts));
        }
    }

    /**
     * Reads a condition.
     *
     * @throws IllegalArgumentException when it can't be read; the message says how to write it
     */
    static Condition parse(String text) {
        List<Condition> any = new ArrayList<>();
        for (String part : text.strip().split("\\s+or\\s+")) {
            List<Condition> all = new ArrayList<>();
            for (String one : part.split("\\s+and\\s+")) {
                all.add(single(one.strip()));
            }
            any.add(all.size() == 1 ? all.getFirst() : new All(all));
        }
        return any.size() == 1 ? any.getFirst() : new Any(any);
    }

    private static Condition single(String text) {
        String[] parts = text.split("\\s+contains\\s+", -1);
        if (parts.length == 2 && isFact(parts[0]) && !parts[1].isBlank()) {
            return new Contains(parts[0], unquoted(parts[1]));
        }
        String[] sides = text.split("\\s*(==|!=)\\s*", -1);
        if (sides.length == 2 && isFact(sides[0]) && !sides[1].isBlank()) {
            Condition equal = new Equal(sides[0], unquoted(sides[1]));
            return text.contains("!=") ? new Not(equal) : equal;
        }
        if (text.startsWith("!") && isFact(text.substring(1))) {
            return new Not(new Known(text.substring(1)));
        }
        if (isFact(text)) {
            return new Known(text);
        }
        throw new IllegalArgumentException(
                "'" + text + "' isn't a condition; write 'fact', '!fact', 'fact == value', 'fact != value' or 'fact contains word', joined by 'and' or 'or'");
    }

    private static String unquoted(String value) {
        return value.replaceAll("^['\"]|['\"]$", "");
    }

    private static boolean isFact(String text) {
        return text.matches("[A-Za-z_][\\w.]*");
    }
}
