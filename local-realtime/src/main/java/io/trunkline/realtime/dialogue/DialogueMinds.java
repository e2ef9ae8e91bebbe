package io.trunkline.realtime.dialogue;

import io.trunkline.realtime.dialogue.graph.Dialogue;
import io.trunkline.realtime.mind.Mind;
import io.trunkline.realtime.mind.MindFactory;
import io.trunkline.realtime.mind.SessionView;
import io.trunkline.speech.SentenceEmbedder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Opens minds that follow dialogues. Safe to call from any thread. The model {@code local/<agent>} follows the dialogue of that
 * voice agent, any other model (by habit {@code local/generic}) one made of the session's own instructions and tools.
 */
public final class DialogueMinds implements MindFactory {

    private static final String PREFIX = "local/";
    private static final String GENERIC = "generic";

    private final Map<String, Dialogue> dialogues;
    private final Map<String, Understanding> understandings = new LinkedHashMap<>();
    private final SentenceEmbedder embedder;

    /** Prepares the dialogues; embeds every example once, some milliseconds each. */
    public DialogueMinds(Map<String, Dialogue> dialogues, SentenceEmbedder embedder) {
        this.dialogues = new LinkedHashMap<>(dialogues);
        Map<String, float[]> known = new ConcurrentHashMap<>();
        this.embedder = embedder;
        SentenceEmbedder once = sentence -> known.computeIfAbsent(sentence, embedder::embed); // dialogues share most examples
        dialogues.forEach((agent, dialogue) -> understandings.put(agent, new Understanding(dialogue, once, embedder)));
    }

    @Override
    public List<String> models() {
        return Stream.concat(dialogues.keySet().stream(), Stream.of(GENERIC)).distinct().sorted().map(agent -> PREFIX + agent).toList();
    }

    @Override
    public Mind open(String model, SessionView session) {
        String agent = model.startsWith(PREFIX) ? model.substring(PREFIX.length()) : model;
        Dialogue dialogue = dialogues.get(agent);
        return dialogue == null
                ? new GenericMind(embedder)
                : new DialogueMind(new Talk(dialogue), understandings.get(agent), new Whereabouts(dialogue));
    }
}
