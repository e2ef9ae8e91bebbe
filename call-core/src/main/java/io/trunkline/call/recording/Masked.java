package io.trunkline.call.recording;

import io.trunkline.call.CallConfig;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Masks by permission, not by suspicion: a word stays if it is in a list of everyday words that are nobody's name and no number, and every other one becomes
 * {@value #MASK}. So no name, number, order, address or code of a caller gets through in any language, written or spelled out, and there is nothing to
 * recognise first. Phrases that the call listens for ("one moment") stay, single words of them only if written small, as no name is. Ids become {@code r1 i1 t1} in order of appearance, which makes two recordings comparable. One object a call: it knows the ids.
 */
final class Masked implements Wording {

    /** Stands for any word that isn't everybody's. Letters, so that it passes for a name. */
    static final String MASK = "Xx";
    private static final String NOT_KEPT = "...";
    private static final String LETTER = "[\\p{L}\\p{M}\\p{N}'’_]";
    private static final String WORD = LETTER + "+";
    private static final Pattern JOINT = Pattern.compile("['’_]+");
    /** What stands behind an apostrophe; alone they would be letters of something spelled out. */
    private static final Set<String> CONTRACTED = Set.of("d", "ll", "m", "re", "s", "t", "ve");

    private final Map<String, String> ids = new HashMap<>();
    private final int[] counts = new int[Kind.values().length];
    private final Pattern words;
    private final boolean renames;

    /** @param renames ids too; not so for a replay, where they were renamed before */
    Masked(CallConfig config, boolean renames) {
        this.renames = renames;
        this.words = Pattern.compile(Stream.concat(listenedFor(config), Stream.of("(?<word>" + WORD + ")")).collect(Collectors.joining("|")));
    }

    private static Stream<String> listenedFor(CallConfig config) {
        return config.manner().byLanguage().values().stream().flatMap(phrases -> Stream.concat(phrases.holdOn().stream(), phrases.lookedUp().stream()))
                .distinct().sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(phrase -> "(?<!" + LETTER + ")" + (phrase.contains(" ") ? "(?iu:" + Pattern.quote(phrase) + ")" : Pattern.quote(phrase)) + "(?!" + LETTER + ")");
    }

    /** The same text with every word masked that isn't everybody's; doing it twice changes nothing. Quotes become single and lines one, as in a quoted word. */
    @Override
    public String text(String text) {
        String masked = words.matcher(text).replaceAll(found -> {
            String word = found.group("word");
            return word == null || everybodys(word) ? Matcher.quoteReplacement(found.group()) : MASK;
        });
        return masked.replace('"', '\'').replaceAll("\\s+", " ");
    }

    @Override
    public String heardPart(String text) {
        return NOT_KEPT;
    }

    @Override
    public String instructions(String text) {
        return "";
    }

    @Override
    public String measured(String text) {
        return "";
    }

    @Override
    public String id(Kind kind, String id) {
        if (id == null) {
            return "-";
        }
        return !renames ? id : ids.computeIfAbsent(kind + id, _ -> prefix(kind) + ++counts[kind.ordinal()]);
    }

    private static boolean everybodys(String word) {
        String[] parts = JOINT.split(word.toLowerCase(Locale.ROOT));
        for (int i = 0; i < parts.length; i++) {
            boolean everyday = parts[i].isEmpty() || parts[i].equalsIgnoreCase(MASK) || EverydayWords.ALL.contains(parts[i]) || i > 0 && CONTRACTED.contains(parts[i]);
            if (!everyday) {
                return false;
            }
        }
        return true;
    }

    private static String prefix(Kind kind) {
        return switch (kind) {
            case RESPONSE -> "r";
            case ITEM -> "i";
            case TOOL_CALL -> "t";
        };
    }
}
