package io.trunkline.lab.carrier.desk;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Turns "the caller asks for a new card, she lost hers" into what one says to that caller: plain words, no grammar beyond them. */
final class SecondPerson {

    private static final Map<String, String> VERBS = Map.of("is", "are", "was", "were", "has", "have", "does", "do", "wants", "want");

    private SecondPerson() {}

    static String of(String sentence, String firstName) {
        String who = "(?:the |this )?(?:caller|customer|user)" + (firstName.isEmpty() ? "" : "|" + Pattern.quote(firstName) + "(?-i: [A-Z][a-z]+)?");
        String possessive = Pattern.compile("\\b(?:" + who + ")['’]s\\b|\\b(?:his|her|their)\\b", Pattern.CASE_INSENSITIVE)
                .matcher(sentence)
                .replaceAll("your");
        String turned = Pattern.compile("\\b(?:" + who + "|he|she|they)\\b(?: ([a-z]+)\\b)?", Pattern.CASE_INSENSITIVE)
                .matcher(possessive)
                .replaceAll(SecondPerson::you);
        return turned.startsWith("you") || turned.startsWith("You")
                ? Character.toLowerCase(turned.charAt(0)) + turned.substring(1)
                : "it's about this: " + turned;
    }

    private static String you(MatchResult match) {
        String verb = match.group(1);
        return verb == null ? "you" : "you " + plural(verb);
    }

    private static String plural(String verb) {
        if (VERBS.containsKey(verb)) {
            return VERBS.get(verb);
        }
        boolean third = verb.endsWith("s") && !verb.endsWith("ss") && !verb.endsWith("us");
        return !third ? verb : verb.endsWith("ies") ? verb.substring(0, verb.length() - 3) + "y" : verb.substring(0, verb.length() - 1);
    }
}
