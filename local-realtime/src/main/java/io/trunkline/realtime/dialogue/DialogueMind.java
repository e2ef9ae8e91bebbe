package io.trunkline.realtime.dialogue;

import io.trunkline.realtime.dialogue.graph.Slot;
import io.trunkline.realtime.dialogue.graph.State;
import io.trunkline.realtime.dialogue.graph.Step;
import io.trunkline.realtime.dialogue.graph.Template;
import io.trunkline.realtime.dialogue.hearing.Heard;
import io.trunkline.realtime.mind.Act;
import io.trunkline.realtime.mind.Expectation;
import io.trunkline.realtime.mind.Mind;
import io.trunkline.realtime.mind.Reply;
import io.trunkline.realtime.mind.SessionView;
import io.trunkline.realtime.mind.Stimulus;
import io.trunkline.realtime.mind.ToolView;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Holds one conversation by a dialogue. Owned by its session, one thread at a time; does no I/O. */
final class DialogueMind implements Mind {

    private static final Duration SPELLING = Duration.ofMillis(900); // people pause between the letters and the digits

    private final Talk talk;
    private final Understanding understanding;
    private final Whereabouts whereabouts;

    DialogueMind(Talk talk, Understanding understanding, Whereabouts whereabouts) {
        this.talk = talk;
        this.understanding = understanding;
        this.whereabouts = whereabouts;
    }

    @Override
    public Reply respond(Stimulus stimulus, SessionView session) {
        CallerLines.read(session.instructions(), talk.facts);
        talk.facts.put("tools", session.tools().stream().collect(Collectors.toMap(ToolView::name, t -> true, (a, b) -> a)));
        Walk walk = new Walk(talk, session);
        switch (stimulus) {
            case Stimulus.CallerSpoke spoke -> caller(Heard.spoken(spoke.open(), spoke.restricted(), spoke.interruptedUs()), walk);
            case Stimulus.CallerTyped typed -> caller(Heard.typed(typed.text()), walk);
            case Stimulus.ToolReturned returned -> returned(returned, walk);
            case Stimulus.Instructed instructed when instructed.instructions().contains("Say exactly:") -> begin();
            case Stimulus.Instructed _, Stimulus.Prompted _ -> prompted(walk);
            case Stimulus.CallerSilent _ -> silent(walk);
        }
        return new Reply(walk.acts());
    }

    @Override
    public Expectation expecting() {
        if (!talk.begun()) {
            return new Expectation(talk.dialogue.vocabulary(talk.dialogue.state(talk.dialogue.start())), Duration.ZERO);
        }
        State state = talk.state();
        boolean spelling = state.hear().map(talk.dialogue.slots()::get).filter(Slot.Code.class::isInstance).isPresent();
        return new Expectation(talk.dialogue.vocabulary(state), spelling ? SPELLING : Duration.ZERO);
    }

    @Override
    public void forgotten(String unheardText) {
        talk.forget(unheardText);
    }

    @Override
    public void notCalled(Act.CallTool call) {
        talk.notMade(call.name());
    }

    /** Only what was told is kept: what was done about it, the caller has heard from somebody else. */
    @Override
    public void remembers(List<String> caller, String agent) {
        begin();
        for (String words : caller) {
            talk.turns++;
            switch (understanding.decide(Heard.typed(words), talk, List.of())) {
                case Decision.Fill fill -> talk.keep(fill.slot(), fill.value());
                case Decision.Correct correct -> talk.keep(correct.slot(), correct.value());
                case Decision.Follow _, Decision.Piece _, Decision.GoOn _, Decision.Lost _ -> { }
            }
        }
        whereabouts.after(agent).filter(state -> !state.equals(talk.state().name())).ifPresent(talk::arrive);
        talk.attempt = 1;
    }

    /** Somebody else has opened the conversation: what the first state would say counts as said. */
    private void begin() {
        if (!talk.begun()) {
            talk.arrive(talk.dialogue.start());
            talk.attempt = 1;
        }
    }

    private void prompted(Walk walk) {
        if (!talk.begun()) {
            walk.enter(talk.dialogue.start());
        } else if (!talk.over && !talk.waiting()) {
            walk.resume(talk.takeUnheard());
        }
    }

    private void silent(Walk walk) {
        begin();
        if (talk.over || talk.state().fixed() && talk.silences++ > 0) {
            return;
        }
        if (talk.waiting() || talk.state().fixed()) {
            fill(talk.dialogue.waiting(), walk);
        } else if (talk.silences < talk.dialogue.silence().size()) {
            walk.tell(talk.dialogue.silence().get(talk.silences++).fill(talk.facts));
        } else {
            walk.enter(talk.dialogue.silent());
        }
    }

    private void returned(Stimulus.ToolReturned returned, Walk walk) {
        ToolOutput output = ToolOutput.of(returned.output());
        talk.returned(returned.name(), output.ok()).filter(call -> !call.stale()).ifPresent(call -> {
            talk.facts.put("result", output.result());
            talk.facts.put(call.step().as(), output.output());
            if (!talk.over) {
                walk.results();
            }
        });
    }

    private void caller(Heard heard, Walk walk) {
        begin();
        talk.silences = 0;
        talk.turns++;
        List<Said> missed = talk.takeUnheard();
        State before = talk.state();
        if (talk.turns > talk.dialogue.tuning().turns() && !before.fixed() && !before.end()) {
            walk.enter(walk.lost(before));
        } else {
            follow(understanding.decide(heard, talk, missed), missed, walk);
        }
        if (talk.state() != before) {
            talk.leaveBehind();
        }
        talk.takeOwed().filter(call -> talk.state() == before && !talk.waiting()).ifPresent(walk::make);
        if (walk.acts().stream().noneMatch(Act.Say.class::isInstance) && !talk.waiting()) {
            walk.tell(talk.dialogue.waiting().getFirst().fill(talk.facts)); // a caller is never left without an answer
        }
    }

    private void follow(Decision decision, List<Said> missed, Walk walk) {
        switch (decision) {
            case Decision.Follow rule -> follow(rule, missed, walk);
            case Decision.Fill fill -> {
                talk.keep(fill.slot(), fill.value());
                walk.enter(talk.state().then().orElseThrow());
            }
            case Decision.Correct correct -> {
                talk.keep(correct.slot(), correct.value());
                walk.enter(correct.next());
            }
            case Decision.Piece piece -> piece(piece.part(), walk);
            case Decision.GoOn _ -> walk.resume(missed);
            case Decision.Lost _ -> lost(missed, walk);
        }
    }

    private void follow(Decision.Follow rule, List<Said> missed, Walk walk) {
        String next = rule.steps().stream().filter(s -> s instanceof Step.Go go && go.when().holds(talk.facts))
                .map(s -> ((Step.Go) s).state()).findFirst().orElse(talk.state().name());
        boolean moved = walk.take(rule.steps());
        if (moved) {
            talk.lastRule = rule.steps();
            if (talk.dialogue.intents().containsKey(rule.name())) {
                walk.record(rule.name(), rule.confidence(), next);
            }
        } else if (talk.state().listens() && !talk.waiting() || !missed.isEmpty()) {
            walk.resume(missed); // answered in passing: back to where we were
        }
    }

    private void piece(String part, Walk walk) {
        talk.part = part;
        String known = part.replaceAll("^_+|_+$", "");
        String spelled = String.join(" ", known.split(""));
        walk.tell(part.startsWith("_") ? "I got " + spelled + ". Could you say the letters before that once more?"
                : "I got " + spelled + ". Could you say the rest once more?");
    }

    private void lost(List<Said> missed, Walk walk) {
        State state = talk.state();
        if (talk.waiting() && !state.fixed()) {
            fill(talk.dialogue.waiting(), walk);
        } else if (state.end()) {
            walk.tell("Goodbye.");
        } else if (!missed.isEmpty()) {
            walk.resume(missed);
        } else if (state.listens() && (state.fixed() || talk.attempt < state.ask().size())) {
            walk.ask(talk.attempt);
        } else if (state.fixed()) {
            fill(talk.dialogue.waiting(), walk);
        } else {
            walk.enter(walk.lost(state));
        }
    }

    private void fill(List<Template> words, Walk walk) {
        int use = talk.use(words);
        walk.tell(words.get((use - 1) % words.size()).fill(talk.facts));
    }
}
