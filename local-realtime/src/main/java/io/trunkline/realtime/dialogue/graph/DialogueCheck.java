package io.trunkline.realtime.dialogue.graph;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks that what a dialogue names is there. */
final class DialogueCheck {

    private static final Set<String> ANSWERS = Set.of("yes", "no");

    private final Dialogue dialogue;
    private final Map<String, YamlValue> places;
    private final Problems problems;

    DialogueCheck(Dialogue dialogue, Map<String, YamlValue> places, Problems problems) {
        this.dialogue = dialogue;
        this.places = places;
        this.problems = problems;
    }

    void run(YamlValue root) {
        for (String name : List.of(dialogue.start(), dialogue.lost(), dialogue.silent())) {
            if (!name.isEmpty()) {
                target(root, name);
            }
        }
        dialogue.states().forEach((name, state) -> state(places.get("state " + name), state));
        dialogue.always().forEach((key, steps) -> rule(places.get("always"), key, steps));
    }

    private void state(YamlValue at, State state) {
        state.on().forEach((key, steps) -> rule(at, key, steps));
        steps(at, state.enter(), true);
        steps(at, state.results(), false);
        state.then().ifPresent(name -> target(at, name));
        state.lost().ifPresent(name -> target(at, name));
        state.hear().ifPresent(slot -> slot(at, slot));
        boolean calls = state.enter().stream().anyMatch(s -> s instanceof Step.Call);
        boolean moves = state.enter().stream().anyMatch(s -> s instanceof Step.Go);
        if (state.hear().isPresent() != state.then().isPresent()) {
            problems.add(at, "state '" + state.name() + "' needs both hear: a slot and then: where to go with it, or neither");
        }
        if (!state.listens() && !calls && !moves && !state.end()) {
            problems.add(at, "state '" + state.name() + "' leads nowhere; give it ask:, a call: or go: in do:, or end: true");
        }
        if (calls && state.results().isEmpty() && !state.end()) {
            problems.add(at, "state '" + state.name() + "' calls a tool; say in results: what follows");
        }
    }

    private void rule(YamlValue at, String key, Collection<Step> steps) {
        boolean known = ANSWERS.contains(key) || key.matches("key [0-9*#]") || dialogue.intents().containsKey(key)
                || dialogue.slots().containsKey(key);
        if (!known) {
            problems.add(at, "'" + key + "' is neither yes, no, 'key 5', an intent of " + sorted(dialogue.intents().keySet())
                    + " nor a slot of " + sorted(dialogue.slots().keySet()));
        }
        steps(at, steps, false);
    }

    private void steps(YamlValue at, Collection<Step> steps, boolean mayCall) {
        for (Step step : steps) {
            switch (step) {
                case Step.Go go -> target(at, go.state());
                case Step.TryOther other -> slot(at, other.slot());
                case Step.Call call when !mayCall -> problems.add(at, "'call: " + call.tool() + "' stands in do: of a state only; go there");
                case Step.Call _, Step.Say _, Step.Put _, Step.Clear _ -> { }
            }
        }
    }

    private void target(YamlValue at, String name) {
        if (!dialogue.states().containsKey(name)) {
            problems.add(at, "there is no state '" + name + "'; write one of " + sorted(dialogue.states().keySet()));
        }
    }

    private void slot(YamlValue at, String name) {
        if (!dialogue.slots().containsKey(name)) {
            problems.add(at, "there is no slot '" + name + "'; write one of " + sorted(dialogue.slots().keySet()));
        }
    }

    private static Collection<String> sorted(Collection<String> names) {
        return new TreeSet<>(names);
    }
}
