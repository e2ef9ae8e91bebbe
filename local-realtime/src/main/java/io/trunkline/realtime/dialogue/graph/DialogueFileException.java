package io.trunkline.realtime.dialogue.graph;

import java.util.List;

/** A dialogue file that can't be used. The message has a line for each thing wrong, with file, line and what to write instead. */
public final class DialogueFileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public DialogueFileException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
