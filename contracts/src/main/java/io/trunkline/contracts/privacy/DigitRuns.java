package io.trunkline.contracts.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds digits as people write and speak them: {@code 4111-1111}, {@code four one one one}, {@code double five},
 * {@code oh}. A run is digits with nothing between them but blanks, dashes, dots, commas, slashes and "um".
 */
final class DigitRuns {
    private static final int LONGEST_GAP = 5;
    private static final String BETWEEN = " \t\n\u000B\f\r-.,/\u2013";
    private static final Set<String> FILLERS = Set.of("um", "uh", "er", "dash", "then");
    private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("zero", "0"), Map.entry("oh", "0"),
            Map.entry("o", "0"), Map.entry("one", "1"), Map.entry("two", "2"), Map.entry("three", "3"),
            Map.entry("four", "4"), Map.entry("five", "5"), Map.entry("six", "6"), Map.entry("seven", "7"),
            Map.entry("eight", "8"), Map.entry("nine", "9"));
    private static final Map<String, Integer> REPEATS = Map.of("double", 2, "triple", 3);

    /** Digits that stand together: one number, one word, or a repeated one. Offsets into the text, end exclusive. */
    record Group(String digits, int start, int end) {}

    /** Groups that belong together. */
    record Run(List<Group> groups) {
        String digits() {
            StringBuilder all = new StringBuilder();
            groups.forEach(group -> all.append(group.digits()));
            return all.toString();
        }

        int start() {
            return groups.getFirst().start();
        }

        int end() {
            return groups.getLast().end();
        }
    }

    private enum Kind { NUMBER, WORD, OTHER }

    private record Token(Kind kind, String text, int start, int end) {
        /** The digit that a word says, or {@code null}. */
        String spoken() {
            return WORDS.get(text.toLowerCase(Locale.ROOT));
        }

        boolean joins() {
            return switch (kind) {
                case NUMBER -> false;
                case WORD -> FILLERS.contains(text.toLowerCase(Locale.ROOT));
                case OTHER -> text.length() <= LONGEST_GAP && text.chars().allMatch(c -> BETWEEN.indexOf(c) >= 0);
            };
        }
    }

    /** @return all runs in {@code text}, in order, of any length from one digit */
    static List<Run> in(String text) {
        List<Run> runs = new ArrayList<>();
        List<Group> open = new ArrayList<>();
        List<Token> tokens = tokens(text);
        for (int i = 0; i < tokens.size(); i++) {
            Group group = groupAt(tokens, i);
            if (group != null) {
                open.add(group);
                i += group.end() > tokens.get(i).end() ? 2 : 0;
            } else if (!tokens.get(i).joins()) {
                close(open, runs);
            }
        }
        close(open, runs);
        return runs;
    }

    private static void close(List<Group> open, List<Run> runs) {
        if (!open.isEmpty()) {
            runs.add(new Run(List.copyOf(open)));
            open.clear();
        }
    }

    private static Group groupAt(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        if (token.kind() == Kind.NUMBER) {
            return new Group(token.text(), token.start(), token.end());
        }
        if (token.kind() == Kind.OTHER) {
            return null;
        }
        if (token.spoken() != null) {
            return new Group(token.spoken(), token.start(), token.end());
        }
        Integer times = REPEATS.get(token.text().toLowerCase(Locale.ROOT));
        if (times == null || i + 2 >= tokens.size() || !tokens.get(i + 1).joins()) {
            return null;
        }
        Token next = tokens.get(i + 2);
        String digit = next.kind() == Kind.NUMBER && next.text().length() == 1 ? next.text() : next.spoken();
        return digit == null ? null : new Group(digit.repeat(times), token.start(), next.end());
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        for (int start = 0; start < text.length();) {
            Kind kind = kind(text.codePointAt(start));
            int end = start;
            while (end < text.length() && kind(text.codePointAt(end)) == kind) {
                end += Character.charCount(text.codePointAt(end));
            }
            tokens.add(new Token(kind, text.substring(start, end), start, end));
            start = end;
        }
        return tokens;
    }

    /** By hand, not by a pattern: every turn of every call is looked through several times. */
    private static Kind kind(int character) {
        if (character >= '0' && character <= '9') {
            return Kind.NUMBER;
        }
        return character == '\'' || Character.isLetter(character) ? Kind.WORD : Kind.OTHER;
    }

    private DigitRuns() {
    }
}
