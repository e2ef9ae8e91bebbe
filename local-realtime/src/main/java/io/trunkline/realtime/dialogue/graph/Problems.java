package io.trunkline.realtime.dialogue.graph;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file, gathered so that all of it is told at once. */
final class Problems {

    private final List<String> found = new ArrayList<>();

    void add(YamlValue where, String what) {
        found.add(where.file() + ":" + where.line() + ": " + what);
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new DialogueFileException(found);
        }
    }
}
