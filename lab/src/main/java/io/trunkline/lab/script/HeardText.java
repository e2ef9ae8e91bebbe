package io.trunkline.lab.script;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Text in the form in which speech can be compared: lower case, no punctuation, numbers as digits, {@code $347.00} as
 * {@code 347 dollars}, and no spaces ("A B 7 4 9 2" and "AB7492" sound the same).
 */
public final class HeardText {

    /** What a recogniser writes for a letter's name. */
    private static final Map<String, String> LETTERS = Map.ofEntries(entry("be", "b"), entry("bee", "b"), entry("see", "c"), entry("sea", "c"),
            entry("eff", "f"), entry("gee", "g"), entry("age", "h"), entry("jay", "j"), entry("kay", "k"), entry("okay", "k"),
            entry("el", "l"), entry("em", "m"), entry("en", "n"), entry("oh", "o"), entry("pea", "p"), entry("cue", "q"), entry("queue", "q"),
            entry("are", "r"), entry("our", "r"), entry("ess", "s"), entry("tea", "t"), entry("you", "u"), entry("ex", "x"), entry("why", "y"),
            entry("zee", "z"));
    private final String compact;
    private final BitSet boundaries;

    private HeardText(String compact, BitSet boundaries) {
        this.compact = compact;
        this.boundaries = boundaries;
    }

    /** The spoken form of any text. */
    public static HeardText of(String text) {
        List<String> words = SpokenWords.of(text);
        var compact = new StringBuilder();
        var boundaries = new BitSet();
        boundaries.set(0);
        for (String word : words) {
            compact.append(word);
            boundaries.set(compact.length());
        }
        return new HeardText(compact.toString(), boundaries);
    }

    /** All words without spaces. */
    public String compact() {
        return compact;
    }

    /** The words one by one. */
    public List<String> words() {
        var words = new ArrayList<String>();
        for (int from = 0; from < compact.length(); from = boundaries.nextSetBit(from + 1)) {
            words.add(compact.substring(from, boundaries.nextSetBit(from + 1)));
        }
        return words;
    }

    /** Where {@code wanted} ends when it lies here on whole words, at or behind {@code from}; -1 when it does not. */
    int indexAfter(String wanted, int from) {
        for (int at = compact.indexOf(wanted, from); at >= 0; at = compact.indexOf(wanted, at + 1)) {
            if (boundaries.get(at) && boundaries.get(at + wanted.length())) {
                return at + wanted.length();
            }
        }
        return -1;
    }

    /** The same for a spelled code: a letter may be heard as one that sounds like it on the phone, or as a word; a digit may not. */
    int indexAfterSpelled(String wanted, int from) {
        var spelled = new StringBuilder();
        Map<Integer, Integer> places = new HashMap<>(Map.of(0, 0));
        int end = 0;
        for (String word : words()) {
            end += word.length();
            spelled.append(SoundAlike.of(LETTERS.getOrDefault(word, word)));
            places.put(spelled.length(), end);
        }
        String sound = SoundAlike.of(wanted);
        for (int at = spelled.indexOf(sound); at >= 0; at = spelled.indexOf(sound, at + 1)) {
            if (places.getOrDefault(at, -1) >= from && places.containsKey(at + sound.length())) {
                return places.get(at + sound.length());
            }
        }
        return -1;
    }

    /** The same with at most {@code slips} letters different, missing or added (Sellers' approximate search). */
    int indexAfterAbout(String wanted, int from, int slips) {
        int[] column = new int[wanted.length() + 1];
        for (int i = 0; i < column.length; i++) {
            column[i] = i;
        }
        for (int end = from + 1; end <= compact.length(); end++) {
            advance(column, wanted, compact.charAt(end - 1), boundaries.get(end));
            if (column[wanted.length()] <= slips && boundaries.get(end)) {
                return end;
            }
        }
        return -1;
    }

    private static void advance(int[] column, String wanted, char heard, boolean mayStartBehind) {
        int diagonal = column[0];
        column[0] = mayStartBehind ? 0 : diagonal + 1;
        for (int i = 1; i < column.length; i++) {
            int above = column[i];
            int change = diagonal + (wanted.charAt(i - 1) == heard ? 0 : 1);
            column[i] = Math.min(change, Math.min(above + 1, column[i - 1] + 1));
            diagonal = above;
        }
    }

    @Override
    public String toString() {
        return compact;
    }
}
