package io.trunkline.bench.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A command line's words, taken one after the other. */
final class SettingWords {
    private final List<String> left;

    SettingWords(List<String> arguments) {
        left = new ArrayList<>(arguments);
    }

    boolean flag(String name) {
        return left.remove(name);
    }

    String value(String name, String otherwise) {
        int at = left.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        if (at + 1 >= left.size()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        left.remove(at);
        return left.remove(at);
    }

    List<Integer> numbers(String name, String otherwise) {
        return Arrays.stream(value(name, otherwise).split(",")).map(Integer::valueOf).toList();
    }

    List<String> words(String name, String otherwise) {
        return Arrays.stream(value(name, otherwise).trim().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    void nothingLeft() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("unknown: " + String.join(" ", left));
        }
    }
}
