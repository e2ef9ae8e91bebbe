package io.trunkline.lab.script;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How people spell on a bad line: a word for each letter, of the alphabet that pilots and telephonists use (ICAO Annex 10). */
final class SpellingAlphabet {

    private static final List<String> WORDS = List.of("Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliet", "Kilo",
            "Lima", "Mike", "November", "Oscar", "Papa", "Quebec", "Romeo", "Sierra", "Tango", "Uniform", "Victor", "Whiskey", "X-ray", "Yankee", "Zulu");

    private SpellingAlphabet() {}

    /** {@code AB74} is "A as in Alpha, B as in Bravo, 7 4". */
    static String of(String code) {
        String letters = code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return letters.chars().mapToObj(SpellingAlphabet::piece).collect(Collectors.joining(" ")).replaceFirst(",$", "");
    }

    private static String piece(int c) {
        return Character.isDigit(c) ? Character.toString(c) : Character.toString(c) + " as in " + WORDS.get(c - 'A') + ",";
    }
}
