package io.trunkline.realtime.dialogue;

import io.trunkline.realtime.dialogue.graph.Dialogue;
import io.trunkline.realtime.mind.Act;
import io.trunkline.realtime.mind.Expectation;
import io.trunkline.realtime.mind.Mind;
import io.trunkline.realtime.mind.Reply;
import io.trunkline.realtime.mind.SessionView;
import io.trunkline.realtime.mind.Stimulus;
import io.trunkline.realtime.mind.ToolView;
import io.trunkline.speech.SentenceEmbedder;
import io.trunkline.speech.Vocabulary;

import java.time.Duration;
import java.util.List;

/**
 * Holds a conversation that no dialogue was written for: one is made of the session's instructions and tools when the first
 * stimulus comes, and again when a later update changes them. Owned by its session, one thread at a time.
 */
final class GenericMind implements Mind {

    private final SentenceEmbedder embedder;
    private String instructions = "";
    private List<ToolView> tools = List.of();
    private DialogueMind mind;

    GenericMind(SentenceEmbedder embedder) {
        this.embedder = embedder;
    }

    @Override
    public Reply respond(Stimulus stimulus, SessionView session) {
        boolean answersTool = stimulus instanceof Stimulus.ToolReturned; // belongs to the dialogue that called
        if (mind == null || !answersTool && !(instructions.equals(session.instructions()) && tools.equals(session.tools()))) {
            instructions = session.instructions();
            tools = session.tools();
            Dialogue dialogue = GenericDialogue.of(instructions, tools);
            mind = new DialogueMind(new Talk(dialogue), new Understanding(dialogue, embedder, embedder), new Whereabouts(dialogue));
        }
        return mind.respond(stimulus, session);
    }

    @Override
    public Expectation expecting() {
        return mind == null ? new Expectation(Vocabulary.OPEN, Duration.ZERO) : mind.expecting();
    }

    @Override
    public void forgotten(String unheardText) {
        if (mind != null) {
            mind.forgotten(unheardText);
        }
    }

    @Override
    public void notCalled(Act.CallTool call) {
        if (mind != null) {
            mind.notCalled(call);
        }
    }
}
