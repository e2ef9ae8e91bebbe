package io.trunkline.realtime.dialogue;

import io.trunkline.realtime.dialogue.graph.Dialogue;
import io.trunkline.realtime.dialogue.graph.Facts;
import io.trunkline.realtime.dialogue.graph.State;
import io.trunkline.realtime.dialogue.graph.Step;
import io.trunkline.realtime.dialogue.graph.Template;
import io.trunkline.realtime.dialogue.hearing.Candidates;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where one conversation stands. Owned by its mind, one thread at a time. */
final class Talk {

    private static final int REMEMBERED = 12; // sentences that may still turn out not to have been heard

    private record Recalled(Said sentence, int turn) {}

    final Dialogue dialogue;
    final Facts facts = new Facts();
    private final Map<String, Integer> visits = new HashMap<>();
    private final Map<Object, Integer> uses = new HashMap<>();
    private final Deque<Recalled> said = new ArrayDeque<>();
    private final Set<String> doneOnce = new HashSet<>();
    private List<Pending> pending = new ArrayList<>();
    private List<Said> unheard = new ArrayList<>();
    private State state;
    private Optional<Pending> owed = Optional.empty();
    int attempt;
    int turns;
    int silences;
    boolean over;
    String part = "";
    List<Step> lastRule = List.of();
    List<String> others = List.of();
    List<String> alike = List.of();

    Talk(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    boolean begun() {
        return state != null;
    }

    State state() {
        return state;
    }

    /** Arrives in a state and tells how often that has happened. */
    int arrive(String name) {
        state = dialogue.state(name);
        attempt = 0;
        part = "";
        over = false;
        owed = Optional.empty();
        pending = new ArrayList<>(pending.stream().map(Pending::outlived).toList());
        int times = visits.merge(name, 1, Integer::sum);
        facts.put("visits." + name, times);
        return times;
    }

    /** How often something was used before, counting this time. */
    int use(Object what) {
        return uses.merge(what, 1, Integer::sum);
    }

    void remember(Said sentence) {
        said.addLast(new Recalled(sentence, turns));
        if (said.size() > REMEMBERED) {
            said.removeFirst();
        }
    }

    /** Takes back what was not heard. It may be told in pieces: what was never spoken, then what was spoken but not played. */
    void forget(String text) {
        String missed = comparable(text);
        List<Recalled> lost = said.stream().filter(s -> missed.contains(comparable(s.sentence().text()))).toList();
        said.removeAll(lost);
        unheard.addAll(lost.stream().map(Recalled::sentence).filter(s -> !unheard.contains(s)).toList());
    }

    /** The caller has led on to something else: what was said before doesn't matter any more, heard or not. */
    void leaveBehind() {
        said.removeIf(s -> s.turn() < turns);
        unheard.clear();
    }

    /** What the caller missed; asked for once. */
    List<Said> takeUnheard() {
        List<Said> missed = unheard;
        unheard = new ArrayList<>();
        return missed;
    }

    /** Keeps what the caller told, and what else it may have been. */
    void keep(String slot, Candidates value) {
        facts.put(slot, value.best());
        facts.put(slot + "_unsure", value.doubt() > 1.5);
        facts.put(slot + "_guessed", value.doubt() > 0.5);
        facts.put(slot + "_alike", false);
        others = value.values().subList(1, value.values().size());
        alike = value.alike();
        facts.put(slot + "_other", !(others.isEmpty() && alike.isEmpty()));
        part = "";
    }

    boolean waiting() {
        return pending.stream().anyMatch(p -> !p.stale());
    }

    void await(Pending call) {
        pending.add(call);
        if (call.step().once()) {
            doneOnce.add(call.step().tool());
        }
    }

    boolean doneOnce(String tool) {
        return doneOnce.contains(tool);
    }

    /** The call that a result belongs to: the oldest of this tool. */
    Optional<Pending> returned(String tool, boolean ok) {
        Optional<Pending> call = pending.stream().filter(p -> p.act().name().equals(tool)).findFirst();
        call.ifPresent(pending::remove);
        if (!ok) {
            doneOnce.remove(tool);
        }
        return call;
    }

    /** A call that was never made, to be made up for if it is still wanted. */
    void notMade(String tool) {
        Optional<Pending> call = pending.stream().filter(p -> p.act().name().equals(tool)).reduce((a, b) -> b);
        call.ifPresent(p -> {
            pending.remove(p);
            doneOnce.remove(tool);
            owed = p.stale() ? Optional.empty() : call;
        });
        over = over && owed.isEmpty();
    }

    Optional<Pending> takeOwed() {
        Optional<Pending> call = owed;
        owed = Optional.empty();
        return call;
    }

    static String comparable(String text) {
        return Template.plain(text);
    }
}
