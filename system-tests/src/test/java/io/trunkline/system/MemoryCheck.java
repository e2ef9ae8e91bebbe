package io.trunkline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.lab.run.CallResult;
import io.trunkline.lab.script.HeardText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Compares what the model believes to have said with what is on the agent's channel of the recording. All words of the memory are laid
 * against all words of the recording in order (longest common subsequence), so a sentence counts only near its own time. A recogniser
 * mishears a word here and there: of each sentence {@value #ENOUGH} must be there.
 */
final class MemoryCheck {

    private static final double ENOUGH = 0.6;
    /** Shorter ones say too little: one misheard word would decide. */
    private static final int LEAST_WORDS = 4;
    private static final int LEAST_LETTERS = 4;
    private static final Pattern PARTS = Pattern.compile("(?<=[a-z])(?=[0-9])|(?<=[0-9])");

    private record Sentence(String text, int from, int to) {
    }

    private final CallResult call;
    private final List<String> heard;
    private final List<String> remembered = new ArrayList<>();
    private final List<Sentence> sentences = new ArrayList<>();

    /** @param items the session's items in order, as the model's door shows them */
    MemoryCheck(CallResult call, List<JsonNode> items) {
        this.call = call;
        this.heard = words(Facts.heard(call));
        for (JsonNode item : items) {
            if (item.path("role").asText().equals("assistant")) {
                item.path("heard").forEach(sentence -> add(sentence.asText()));
            }
        }
    }

    private void add(String sentence) {
        List<String> words = words(sentence);
        sentences.add(new Sentence(sentence, remembered.size(), remembered.size() + words.size()));
        remembered.addAll(words);
    }

    /** How many sentences the memory holds of the agent. */
    int sentences() {
        return sentences.size();
    }

    void holdsOnlyWhatWasHeard() {
        assertThat(unheard()).as("sentences in the model's memory that are not in %s, which has: %s", call.wav(), heard).isEmpty();
    }

    /** Sentences in memory that the recording hasn't. */
    List<String> unheard() {
        boolean[] found = matched();
        return sentences.stream().filter(sentence -> sentence.to() - sentence.from() >= LEAST_WORDS)
                .filter(sentence -> share(sentence, found) < ENOUGH).map(Sentence::text).toList();
    }

    private static double share(Sentence sentence, boolean[] found) {
        int there = 0;
        for (int i = sentence.from(); i < sentence.to(); i++) {
            there += found[i] ? 1 : 0;
        }
        return (double) there / (sentence.to() - sentence.from());
    }

    /** Which remembered words lie on the longest common subsequence with what was heard. */
    private boolean[] matched() {
        int[][] best = new int[remembered.size() + 1][heard.size() + 1];
        for (int i = remembered.size() - 1; i >= 0; i--) {
            for (int j = heard.size() - 1; j >= 0; j--) {
                best[i][j] = alike(remembered.get(i), heard.get(j)) ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
            }
        }
        boolean[] found = new boolean[remembered.size()];
        int j = 0;
        for (int i = 0; i < found.length; i++) {
            while (j < heard.size() && best[i][j] == best[i][j + 1]) {
                j++;
            }
            found[i] = j < heard.size() && best[i][j] == best[i + 1][j + 1] + 1 && alike(remembered.get(i), heard.get(j));
            j += found[i] ? 1 : 0;
        }
        return found;
    }

    /** A recogniser hears "charges" for "charge is". */
    private static boolean alike(String one, String other) {
        return one.equals(other) || Math.min(one.length(), other.length()) >= LEAST_LETTERS
                && (one.startsWith(other) || other.startsWith(one) || one.substring(1).equals(other.substring(1)));
    }

    /** Comparable words; digits are words, for "A B7492" sounds like "AB 7 4 9 2". */
    private static List<String> words(String text) {
        return HeardText.of(text).words().stream().flatMap(word -> Arrays.stream(PARTS.split(word))).toList();
    }
}
