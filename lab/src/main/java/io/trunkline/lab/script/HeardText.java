package io.trunkline.lab.script;

import java.util.BitSet;
import java.util.List;

/**
 * Text in the form in which speech can be compared: lower case, no punctuation, numbers as digits, {@code $347.00} as
 * {@code 347 dollars}, and no spaces ("A B 7 4 9 2" and "AB7492" sound the same).
 */
public final class HeardText {

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

    /** Where {@code wanted} ends when it lies here on whole words, at or behind {@code from}; -1 when it does not. */
    int indexAfter(String wanted, int from) {
        for (int at = compact.indexOf(wanted, from); at >= 0; at = compact.indexOf(wanted, at + 1)) {
            if (boundaries.get(at) && boundaries.get(at + wanted.length())) {
                return at + wanted.length();
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
