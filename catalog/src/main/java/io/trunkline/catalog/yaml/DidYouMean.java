package io.trunkline.catalog.yaml;

import java.util.Comparator;
import java.util.List;

/** Finds what an author may have meant by a word that isn't known. */
public final class DidYouMean {

    private DidYouMean() {
    }

    /** @return {@code " (did you mean `x`?)"} for the candidate nearest to {@code word}; "" if none is near */
    public static String hint(String word, List<String> candidates) {
        String best = candidates.stream().min(Comparator.comparingInt(candidate -> distance(word, candidate))).orElse("");
        return best.isEmpty() || distance(word, best) > Math.max(2, word.length() / 3) ? "" : " (did you mean `" + best + "`?)";
    }

    /** Levenshtein's edit distance, by rows. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
