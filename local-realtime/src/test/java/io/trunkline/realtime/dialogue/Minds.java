package io.trunkline.realtime.dialogue;

import io.trunkline.speech.SentenceEmbedder;
import io.trunkline.speech.SpeechModels;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The packaged dialogues with the real embedder, opened once for all tests. What was embedded once is remembered. */
final class Minds {

    private static final Map<String, float[]> KNOWN = new ConcurrentHashMap<>();
    private static final SentenceEmbedder REAL = SpeechModels.open(SpeechModels.defaultWeights(), 1).embedder();

    static final SentenceEmbedder EMBEDDER = sentence -> KNOWN.computeIfAbsent(sentence, REAL::embed);
    static final DialogueMinds PACKAGED = new DialogueMinds(Dialogues.packaged(), EMBEDDER);

    private Minds() {}
}
