package io.trunkline.realtime.socket;

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

/** Takes the minds from {@code dialogues/} in the configuration folder, or the packaged ones when there is none. */
public class DialogueFolder {

    private static final Logger LOG = Logger.getLogger(DialogueFolder.class);

    @Produces
    @Singleton
    MindFactory minds(SentenceEmbedder embedder, @ConfigProperty(name = "trunkline.config-dir") String configDir) {
        Path folder = Path.of(configDir, "dialogues");
        boolean own = Files.isDirectory(folder);
        Map<String, Dialogue> dialogues = own ? Dialogues.inFolder(folder) : Dialogues.packaged();
        LOG.infof("dialogues loaded from=%s agents=%s", own ? folder.toAbsolutePath() : "package", dialogues.keySet());
        return new DialogueMinds(dialogues, embedder);
    }
}
