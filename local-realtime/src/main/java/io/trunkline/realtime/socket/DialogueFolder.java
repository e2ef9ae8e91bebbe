package io.trunkline.realtime.socket;

import io.trunkline.realtime.dialogue.DialogueMinds;
import io.trunkline.realtime.dialogue.Dialogues;
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

/**
 * Takes the minds from the folder {@code DIALOGUES_DIR} names, else from {@code dialogues/} in the configuration folder, else
 * those packaged. {@link WarmUp} asks for both at start: a mistake in a file is told then, and no caller waits for the examples.
 */
public class DialogueFolder {

    private static final Logger LOG = Logger.getLogger(DialogueFolder.class);

    /** The dialogues as read, by voice agent. */
    public record Loaded(Map<String, Dialogue> dialogues) {}

    @Produces
    @Singleton
    Loaded read(@ConfigProperty(name = "dialogues.dir") Optional<String> dialoguesDir,
                @ConfigProperty(name = "trunkline.config-dir") String configDir) {
        Optional<Path> folder = dialoguesDir.filter(d -> !d.isBlank()).map(Path::of)
                .or(() -> Optional.of(Path.of(configDir, "dialogues")).filter(Files::isDirectory));
        Map<String, Dialogue> dialogues = folder.map(Dialogues::inFolder).orElseGet(Dialogues::packaged);
        LOG.infof("dialogues read from=%s agents=%s", folder.map(f -> f.toAbsolutePath().toString()).orElse("package"),
                dialogues.keySet());
        return new Loaded(dialogues);
    }

    /** Made on first use, which takes seconds: every example is embedded. */
    @Produces
    @ApplicationScoped
    MindFactory minds(Loaded loaded, SentenceEmbedder embedder) {
        return new DialogueMinds(loaded.dialogues(), embedder);
    }
}
