package io.trunkline.realtime.dialogue;

import io.trunkline.realtime.dialogue.graph.Dialogue;
import io.trunkline.realtime.dialogue.graph.DialogueFile;
import io.trunkline.realtime.dialogue.graph.DialogueFileException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Where dialogues come from: the YAML files of a folder, or those packaged with the server. */
public final class Dialogues {

    private static final String PACKAGED = "/dialogues/";

    private Dialogues() {}

    /**
     * Reads every {@code *.yaml} of a folder; parts that others include belong in a folder below it.
     *
     * @return by the voice agent's name
     * @throws DialogueFileException telling everything that is wrong in any of them
     */
    public static Map<String, Dialogue> inFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".yaml")).sorted().toList();
            if (names.isEmpty()) {
                throw new DialogueFileException(List.of(folder + ": no dialogues here; put <voice agent>.yaml into it"));
            }
            return read(names, name -> textOf(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those packaged with the server. */
    public static Map<String, Dialogue> packaged() {
        return read(packagedText("index.txt").lines().filter(l -> !l.isBlank()).toList(), Dialogues::packagedText);
    }

    private static Map<String, Dialogue> read(List<String> names, UnaryOperator<String> source) {
        Map<String, Dialogue> dialogues = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (String name : names) {
            try {
                Dialogue dialogue = DialogueFile.read(name, source);
                if (dialogues.put(dialogue.agent(), dialogue) != null) {
                    problems.add(name + ":1: there are two dialogues for the voice agent '" + dialogue.agent() + "'; keep one");
                }
            } catch (DialogueFileException e) {
                problems.add(e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new DialogueFileException(problems);
        }
        return dialogues;
    }

    private static String textOf(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String packagedText(String name) {
        try (InputStream in = Dialogues.class.getResourceAsStream(PACKAGED + name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
