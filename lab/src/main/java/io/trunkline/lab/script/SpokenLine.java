package io.trunkline.lab.script;

import java.util.ArrayList;
import java.util.List;

/** Words of a line for counting errors: numbers digit by digit and ids letter by letter, however they are written. */
public final class SpokenLine {

    private SpokenLine() {
    }

    /** The comparable words of a text. */
    public static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (String word : SpokenWords.of(text)) {
            boolean mixed = word.chars().anyMatch(Character::isDigit);
            if (mixed) {
                words.addAll(List.of(word.split("")));
            } else {
                words.add(word);
            }
        }
        return words;
    }
}
