package io.trunkline.realtime.socket;

import io.quarkus.runtime.Startup;
import io.trunkline.realtime.dialogue.DialogueMinds;
import io.trunkline.realtime.dialogue.Dialogues;
import io.trunkline.realtime.dialogue.graph.Dialogue;
import io.trunkline.realtime.mind.MindFactory;
import io.trunkline.speech.SentenceEmbedder;
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
 * those packaged. At start, so that a mistake in a file is told then and the first caller doesn't wait for the examples.
 */
public class DialogueFolder {

    private static final Logger LOG = Logger.getLogger(DialogueFolder.class);

    @Produces
    @Singleton
    @Startup
    MindFactory minds(SentenceEmbedder embedder, @ConfigProperty(name = "dialogues.dir") Optional<String> dialoguesDir,
                      @ConfigProperty(name = "trunkline.config-dir") String configDir) {
        Optional<Path> folder = dialoguesDir.filter(d -> !d.isBlank()).map(Path::of)
                .or(() -> Optional.of(Path.of(configDir, "dialogues")).filter(Files::isDirectory));
        Map<String, Dialogue> dialogues = folder.map(Dialogues::inFolder).orElseGet(Dialogues::packaged);
        LOG.infof("dialogues loaded from=%s agents=%s", folder.map(f -> f.toAbsolutePath().toString()).orElse("package"),
                dialogues.keySet());
        return new DialogueMinds(dialogues, embedder);
    }
}
