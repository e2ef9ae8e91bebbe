package io.trunkline.realtime.session;

import io.trunkline.realtime.mind.Act;
import io.trunkline.realtime.mind.Expectation;
import io.trunkline.realtime.mind.Mind;
import io.trunkline.realtime.mind.MindFactory;
import io.trunkline.realtime.mind.Reply;
import io.trunkline.realtime.mind.SessionView;
import io.trunkline.realtime.mind.Stimulus;
import io.trunkline.speech.Vocabulary;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Says back what it hears, and writes down what it is told. A caller who says or types "call NAME JSON" makes it call a tool;
 * "spell" makes it expect spelling.
 */
public final class EchoMind implements Mind {

    public final List<Stimulus> stimuli = new ArrayList<>();
    public final List<String> remembered = new ArrayList<>();
    public final List<String> forgotten = new ArrayList<>();
    public final List<Act.CallTool> notCalled = new ArrayList<>();
    private Expectation expectation = new Expectation(Vocabulary.OPEN, Duration.ZERO);

    @Override
    public Reply respond(Stimulus stimulus, SessionView session) {
        stimuli.add(stimulus);
        return switch (stimulus) {
            case Stimulus.CallerSpoke spoke -> answer(spoke.restricted());
            case Stimulus.CallerTyped typed -> answer(typed.text());
            case Stimulus.ToolReturned returned -> say(returned.name() + " gave " + returned.output() + ".");
            case Stimulus.Instructed instructed -> say("I was told to " + instructed.instructions() + ".");
            case Stimulus.Prompted prompted -> say("Hello.");
            case Stimulus.CallerSilent silent -> say("Are you still there?");
        };
    }

    private Reply answer(String words) {
        if (words.startsWith("call ")) {
            String[] parts = words.split(" ", 3);
            return Reply.of(new Act.Say("One moment."), new Act.CallTool(parts[1], parts[2]));
        }
        if (words.equals("spell")) {
            expectation = new Expectation(Vocabulary.SPELLED, Duration.ofMillis(1_500));
            return say("Please spell it.");
        }
        if (words.equals("fail")) {
            throw new IllegalStateException("asked to fail");
        }
        return words.isEmpty() ? say("Pardon?") : Reply.of(new Act.Say("You said " + words + ". Anything else?"));
    }

    private static Reply say(String sentence) {
        return Reply.of(new Act.Say(sentence));
    }

    @Override
    public Expectation expecting() {
        return expectation;
    }

    @Override
    public void forgotten(String unheardText) {
        forgotten.add(unheardText);
    }

    @Override
    public void remembers(List<String> caller, String agent) {
        remembered.add(caller + " " + agent);
    }

    @Override
    public void notCalled(Act.CallTool call) {
        notCalled.add(call);
    }

    /** Opens echo minds and keeps them. */
    public static final class Factory implements MindFactory {

        public final List<EchoMind> opened = new ArrayList<>();

        @Override
        public List<String> models() {
            return List.of("local/echo");
        }

        @Override
        public Mind open(String model, SessionView session) {
            EchoMind mind = new EchoMind();
            opened.add(mind);
            return mind;
        }
    }
}
