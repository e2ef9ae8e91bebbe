package io.trunkline.realtime.dialogue.hearing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What one recognised word can stand for inside a spelled code, and how far-fetched that is. */
final class CodeSounds {

    /**
     * A piece of code.
     *
     * @param chars capitals and digits
     * @param cost  0 as heard, 0.5 its sound exactly, 1 and more a guess
     */
    record Sound(String chars, double cost) {}

    /** Words around a code that say nothing of it. */
    static final Set<String> CARRIERS = Set.of(
            "my", "the", "order", "number", "code", "id", "is", "it", "its", "it's", "it'll", "sure", "yes", "yeah", "and", "dash",
            "hyphen", "please", "um", "uh", "ok", "okay", "that's", "thats", "that", "no", "not", "sorry", "actually", "said", "i",
            "meant", "mean", "then", "letters", "letter", "here", "go", "of", "course", "one", "was", "should", "be", "so", "well",
            "reference", "confirmation", "s", "this", "as", "in", "like", "oh", "for", "to", "on", "wait", "correct", "right", "me",
            "let", "see", "have", "got", "you", "a");

    /** What stands between a letter and the word for it, and what is heard of that. */
    static final Set<String> LINKS = Set.of("as", "is", "was", "has", "in", "an", "and", "a", "like", "for", "the");

    private static final Map<String, List<Sound>> SOUNDS = new HashMap<>();

    static {
        spell("a", "alpha alfa apple adam able hey ay eh", "A");
        spell("b", "bravo boy bee be baker bob", "B");
        spell("c", "charlie see sea cee cat", "C");
        spell("d", "delta dog dee david", "D");
        spell("e", "echo edward easy", "E");
        spell("f", "foxtrot frank eff fox father", "F");
        spell("g", "golf george gee jee", "G");
        spell("h", "hotel henry aitch age each harry", "H");
        spell("i", "india ida eye", "I");
        spell("j", "juliet juliett john jay jack james", "J");
        spell("k", "kilo king kay kate", "K");
        spell("l", "lima lincoln el ell elle london larry lemon", "L");
        spell("m", "mike mary em am mother monkey", "M");
        spell("n", "november nancy en an nora", "N");
        spell("o", "oscar ocean oh", "O");
        spell("p", "papa peter pee pea paul", "P");
        spell("q", "quebec queen queue cue quick", "Q");
        spell("r", "romeo robert are our ar roger river", "R");
        spell("s", "sierra sam ess es sugar sarah", "S");
        spell("t", "tango tom tee tea thomas", "T");
        spell("u", "uniform union you ewe uncle", "U");
        spell("v", "victor victory vee we", "V");
        spell("w", "whiskey whisky william doubleyou window water", "W");
        spell("x", "xray ex", "X");
        spell("y", "yankee young why yellow", "Y");
        spell("z", "zulu zebra zee zed zulus", "Z");
        digits();
        add("ab", "AB", 0);
        add("abby", "AB", 0.5);
        add("abbey", "AB", 0.5);
        add("abe", "AB", 0.5);
        add("maybe", "AB", 1);
        add("baby", "AB", 1.2);
        add("eighty", "AB", 1.2);
        add("eighty", "AD", 1.6);
        add("eighty", "AT", 1.6);
        add("katie", "KT", 1);
        add("easy", "EZ", 0.8);
        add("ivy", "IV", 0.8);
        add("envy", "NV", 0.8);
        add("cute", "QT", 1);
        add("tv", "TV", 0);
        add("dvd", "DVD", 0);
    }

    private CodeSounds() {}

    /** What a word can stand for; empty when it is no part of a code. */
    static List<Sound> of(String word) {
        List<Sound> known = SOUNDS.get(word);
        if (known != null) {
            return known;
        }
        if (word.matches("[a-z]{0,3}\\d+[a-z]{0,2}") || word.matches("[b-df-hj-np-tv-xz]{2,3}")) {
            return written(word.toUpperCase(Locale.ROOT));
        }
        return List.of();
    }

    /** The letter meant by "C as in Charlie": by the word if it is usual for a letter, else by both if they agree. */
    static List<Sound> meant(String letter, String word) {
        if (word.length() < 3) {
            return List.of();
        }
        List<Sound> agreed = letters(letter).filter(s -> word.toUpperCase(Locale.ROOT).startsWith(s.chars())).map(s -> new Sound(s.chars(), 0)).toList();
        return agreed.isEmpty() && !LINKS.contains(letter) ? letters(word).map(s -> new Sound(s.chars(), s.cost() / 4)).toList() : agreed;
    }

    private static Stream<Sound> letters(String word) {
        return of(word).stream().filter(s -> s.chars().length() == 1 && Character.isLetter(s.chars().charAt(0)) && s.cost() < 1);
    }

    /** Several characters in one word: as they stand, and as a digit that was a letter ({@code 8B7492}). */
    private static List<Sound> written(String chars) {
        List<Sound> sounds = new ArrayList<>();
        sounds.add(new Sound(chars, 0));
        if (chars.startsWith("8")) {
            sounds.add(new Sound("A" + chars.substring(1), 1));
        }
        if (chars.startsWith("80")) {
            sounds.add(new Sound("AB" + chars.substring(2), 1.2));
        }
        if (chars.matches("8\\d{4}")) {
            sounds.add(new Sound("AB" + chars.substring(1), 1.5));
        }
        if (chars.startsWith("0")) {
            sounds.add(new Sound("O" + chars.substring(1), 0.5));
        }
        return List.copyOf(sounds);
    }

    private static void spell(String letter, String words, String capital) {
        add(letter, capital, 0);
        for (String word : words.split(" ")) {
            add(word, capital, 0.4);
        }
    }

    private static void digits() {
        String[] names = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
        for (int d = 0; d < names.length; d++) {
            add(names[d], "" + d, 0);
            add("" + d, "" + d, 0);
        }
        String[][] alike = {
            {"fort", "4"}, {"forth", "4"}, {"to", "2"}, {"too", "2"}, {"for", "4"}, {"fore", "4"}, {"ate", "8"}, {"oh", "0"}, {"o", "0"}, {"niner", "9"},
            {"won", "1"}, {"sex", "6"}, {"nein", "9"}, {"fife", "5"}, {"tree", "3"}, {"free", "3"}, {"sicks", "6"}
        };
        for (String[] pair : alike) {
            add(pair[0], pair[1], 0.4);
        }
        String[][] guesses = {{"a", "8", "1"}, {"h", "8", "1"}, {"ey", "8", "1"}, {"i", "1", "1"}, {"l", "1", "1"}, {"u", "2", "1.5"}, {"d", "3", "1.5"},
            {"s", "6", "1.5"}, {"n", "9", "1.5"}, {"eight", "A", "1"}, {"8", "A", "1"}, {"8", "H", "1.5"}, {"eight", "H", "1.5"},
            {"zero", "O", "0.6"}, {"0", "O", "0.6"}, {"five", "I", "1.5"}, {"1", "I", "1.2"}, {"the", "C", "1.5"}, {"the", "E", "1.5"}, {"the", "V", "1.6"}, {"the", "Z", "1.7"}, {"the", "D", "1.7"}, {"the", "B", "1.8"}, {"6", "X", "1.5"},
            {"3", "B", "1.5"}, {"3", "C", "1.7"}, {"3", "E", "1.7"}, {"ok", "K", "0.8"}, {"okay", "K", "0.8"}};
        for (String[] guess : guesses) {
            add(guess[0], guess[1], Double.parseDouble(guess[2]));
        }
        String[] teens = {"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
        for (int i = 0; i < teens.length; i++) {
            add(teens[i], "" + (10 + i), 0);
        }
        String[] tens = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
        for (int i = 0; i < tens.length; i++) {
            add(tens[i], (i + 2) + "0", 0.3);
            for (int d = 1; d < names.length; d++) {
                add(tens[i] + " " + names[d], "" + (i + 2) + d, 0);
            }
        }
    }

    private static void add(String word, String chars, double cost) {
        SOUNDS.computeIfAbsent(word, w -> new ArrayList<>()).add(new Sound(chars, cost));
    }
}
