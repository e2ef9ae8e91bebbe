package io.trunkline.lab.run;

import io.trunkline.lab.caller.CallerEvent;
import io.trunkline.lab.script.SpokenLine;
import java.util.List;

/** How well callers were understood: word errors of what the system wrote down against what was said. */
final class Accuracy {

    private Accuracy() {
    }

    /**
     * Errors and words over one call.
     *
     * @param errors words substituted, missing or added
     * @param words  words said
     */
    record WordErrors(int errors, int words) {

        WordErrors plus(WordErrors other) {
            return new WordErrors(errors + other.errors, words + other.words);
        }

        /** Share of words understood, 0 to 1. */
        double accuracy() {
            return words == 0 ? 1 : Math.max(0, 1 - (double) errors / words);
        }
    }

    static WordErrors of(CallResult call) {
        String said = String.join(" ", call.caller().stream().filter(CallerEvent.Said.class::isInstance)
                .map(e -> ((CallerEvent.Said) e).text()).toList());
        List<String> wanted = SpokenLine.words(said);
        List<String> got = SpokenLine.words(String.join(" ", Judge.understood(call)));
        return new WordErrors(distance(wanted, got), wanted.size());
    }

    /** Levenshtein distance over words. */
    static int distance(List<String> a, List<String> b) {
        int[] row = new int[b.size() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int change = diagonal + (a.get(i - 1).equals(b.get(j - 1)) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.size()];
    }
}
