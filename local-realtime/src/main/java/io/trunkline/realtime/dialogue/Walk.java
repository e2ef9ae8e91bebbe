package io.trunkline.realtime.dialogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trunkline.realtime.dialogue.graph.State;
import io.trunkline.realtime.dialogue.graph.Step;
import io.trunkline.realtime.dialogue.graph.Template;
import io.trunkline.realtime.mind.Act;
import io.trunkline.realtime.mind.SessionView;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The steps taken for one stimulus, and the acts they come to. */
final class Walk {

    private enum Went { ON, ELSEWHERE, TO_WAIT }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 40; // states in one go; more is a circle without a question

    private final Talk talk;
    private final SessionView session;
    private final List<Act> acts = new ArrayList<>();
    private int states;

    Walk(Talk talk, SessionView session) {
        this.talk = talk;
        this.session = session;
    }

    List<Act> acts() {
        return acts;
    }

    void enter(String name) {
        if (++states > LONGEST) {
            throw new IllegalStateException("dialogue " + talk.dialogue.agent() + " runs in circles through state " + name);
        }
        int times = talk.arrive(name);
        State state = talk.state();
        boolean circling = state.listens() && !state.fixed() && times > talk.dialogue.tuning().visits();
        if (circling && !name.equals(lost(state))) {
            enter(lost(state));
        } else {
            proceed(state, go(state.enter()));
        }
    }

    /** Takes steps and tells whether they led elsewhere or to waiting. */
    boolean take(List<Step> steps) {
        return go(steps) != Went.ON;
    }

    /** Takes the present state's results and goes on from there. */
    void results() {
        proceed(talk.state(), go(talk.state().results()));
    }

    private void proceed(State state, Went went) {
        talk.over = talk.over || state == talk.state() && state.end();
        if (went != Went.ON) {
            return;
        }
        if (state.hear().filter(talk.facts::has).isPresent()) {
            enter(state.then().orElseThrow());
        } else if (state.listens()) {
            ask(0);
        } else if (!state.end()) {
            enter(lost(state)); // its steps led nowhere: a person, rather than silence
        }
    }

    /** Asks the state's question; {@code attempt} 0 is the first wording. */
    void ask(int attempt) {
        List<Template> ask = talk.state().ask();
        talk.attempt = attempt + 1;
        say(ask.get(attempt % ask.size()), Optional.empty(), true);
    }

    String lost(State state) {
        return state.lost().orElse(talk.dialogue.lost());
    }

    private Went go(List<Step> steps) {
        for (Step step : steps) {
            if (step.when().holds(talk.facts)) {
                switch (step) {
                    case Step.Say say -> say(say);
                    case Step.Put put -> put.facts().forEach((fact, value) -> talk.facts.put(fact, value.fill(talk.facts)));
                    case Step.Clear clear -> clear.facts().forEach(talk.facts::remove);
                    case Step.TryOther other -> tryOther(other.slot());
                    case Step.Go go -> {
                        enter(go.state());
                        return Went.ELSEWHERE;
                    }
                    case Step.Call call -> {
                        return call(call);
                    }
                }
            }
        }
        return Went.ON;
    }

    private void say(Step.Say say) {
        int use = talk.use(say);
        Template words = say.variants().get(Math.min(use, say.variants().size()) - 1);
        say(words, say.again(), false);
    }

    private void say(Template words, Optional<Template> again, boolean question) {
        for (String sentence : sentences(words.fill(talk.facts))) {
            tell(new Said(sentence, again.map(a -> a.fill(talk.facts)).orElse(sentence), question));
        }
    }

    void tell(String text) {
        sentences(text).forEach(s -> tell(new Said(s, s, false)));
    }

    private void tell(Said sentence) {
        acts.add(new Act.Say(sentence.text()));
        talk.remember(sentence);
    }

    /** Says what the caller cut off, briefly, and whatever question is still open. */
    void resume(List<Said> missed) {
        Set<String> again = new LinkedHashSet<>();
        missed.stream().filter(m -> !m.question()).forEach(m -> again.add(m.again()));
        again.forEach(this::tell);
        State state = talk.state();
        if (state.listens() && !state.fixed() && !talk.waiting()) {
            say(state.ask().getFirst(), Optional.empty(), true);
        }
    }

    private void tryOther(String slot) {
        boolean heard = !talk.others.isEmpty();
        List<String> left = heard ? talk.others : talk.alike;
        if (!left.isEmpty()) {
            talk.facts.put(slot, left.getFirst());
            talk.facts.put(slot + "_alike", !heard);
            talk.others = heard ? left.subList(1, left.size()) : talk.others;
            talk.alike = heard ? talk.alike : left.subList(1, left.size());
        }
        talk.facts.put(slot + "_other", !(talk.others.isEmpty() && talk.alike.isEmpty()));
    }

    private Went call(Step.Call call) {
        if (call.once() && talk.doneOnce(call.tool())) {
            return Went.TO_WAIT;
        }
        if (!session.offers(call.tool())) {
            talk.facts.put("result", new LinkedHashMap<>(Map.of("status", "unavailable")));
            return go(talk.state().results());
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        call.arguments().forEach((name, value) -> {
            String text = value.fill(talk.facts);
            if (!text.isEmpty()) {
                arguments.put(name, text);
            }
        });
        make(new Pending(new Act.CallTool(call.tool(), json(arguments)), call, talk.state().name(), false));
        return Went.TO_WAIT;
    }

    /** Makes a call, or makes it again when it was cut off before it went out. */
    void make(Pending call) {
        acts.add(call.act());
        talk.await(call);
        talk.over = talk.over || talk.state().end();
    }

    /** Notes in the session's log what was understood, where such a log is kept. */
    void record(String intent, double confidence, String next) {
        if (session.offers("record_decision")) {
            Map<String, Object> fields = new LinkedHashMap<>();
            talk.dialogue.slots().keySet().stream().sorted().filter(talk.facts::has).forEach(s -> fields.put(s, talk.facts.text(s)));
            Map<String, Object> decision = new LinkedHashMap<>();
            decision.put("intent", intent);
            decision.put("fields", fields);
            decision.put("confidence", confidence >= 0.86 ? "high" : confidence >= talk.dialogue.tuning().sure() ? "medium" : "low");
            decision.put("next", next);
            acts.addFirst(new Act.CallTool("record_decision", json(decision)));
        }
    }

    private static List<String> sentences(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("(?<=[.?!])\\s+(?=[A-Z0-9$\"'])"));
    }

    private static String json(Map<String, Object> value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }
}
