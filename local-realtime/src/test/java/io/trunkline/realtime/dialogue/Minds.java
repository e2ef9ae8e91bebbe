package io.trunkline.realtime.dialogue;

import io.trunkline.speech.SpeechModels;

/** The packaged dialogues with the real embedder, opened once for all tests. */
final class Minds {

    static final DialogueMinds PACKAGED = new DialogueMinds(Dialogues.packaged(),
            SpeechModels.open(SpeechModels.defaultWeights(), 1).embedder());

    private Minds() {}
}
