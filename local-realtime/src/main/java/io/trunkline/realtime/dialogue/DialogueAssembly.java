package io.trunkline.realtime.dialogue;

import io.quarkus.runtime.Startup;
import io.trunkline.realtime.dialogue.graph.Dialogue;
import io.trunkline.realtime.mind.MindFactory;
import io.trunkline.speech.SentenceEmbedder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Loads the dialogues when the server starts, so that a mistake in a file is told then and no caller waits for the examples. */
@ApplicationScoped
public class DialogueAssembly {

    private static final Logger LOG = Logger.getLogger(DialogueAssembly.class);

    DialogueAssembly() {}

    /**
     * The minds of the dialogues in {@code DIALOGUES_DIR}, else in {@code CONFIG_DIR/dialogues}, else of those packaged.
     *
     * @throws io.trunkline.realtime.dialogue.graph.DialogueFileException when a file can't be used, which ends the start
     */
    @Produces
    @Singleton
    @Startup
    MindFactory minds(SentenceEmbedder embedder, @ConfigProperty(name = "dialogues.dir") Optional<String> folder,
                      @ConfigProperty(name = "config.dir") Optional<String> configFolder) {
        Optional<Path> from = source(folder, configFolder);
        Map<String, Dialogue> dialogues = from.map(Dialogues::inFolder).orElseGet(Dialogues::packaged);
        LOG.infof("dialogues loaded agents=%s from=%s", dialogues.keySet(), from.map(Path::toString).orElse("packaged"));
        return new DialogueMinds(dialogues, embedder);
    }

    static Optional<Path> source(Optional<String> folder, Optional<String> configFolder) {
        return folder.filter(f -> !f.isBlank()).map(Path::of)
                .or(() -> configFolder.filter(f -> !f.isBlank()).map(f -> Path.of(f, "dialogues")).filter(Files::isDirectory));
    }
}
