package io.trunkline.realtime.session;

import io.trunkline.realtime.mind.Act;
import io.trunkline.realtime.mind.Expectation;
import io.trunkline.realtime.mind.Mind;
import io.trunkline.realtime.mind.SessionView;
import io.trunkline.realtime.mind.Stimulus;
import io.trunkline.realtime.turn.Recogniser.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the mind has still to hear of, in order. Owned by the session's thread. Speech waits here until its words are
 * found; a response waits until {@link #ready}.
 */
final class Thoughts {

    private final Mind mind;
    private final List<Waiting> waiting = new ArrayList<>();

    private record Waiting(String itemId, Stimulus stimulus, boolean known) {}

    Thoughts(Mind mind) {
        this.mind = mind;
    }

    /** Something to be answered with the next response. */
    void add(String itemId, Stimulus stimulus) {
        waiting.add(new Waiting(itemId, stimulus, true));
    }

    /** The caller said something; its words follow by {@link #heard}. */
    void hearing(String itemId, boolean interruptedUs) {
        waiting.add(new Waiting(itemId, new Stimulus.CallerSpoke("", "", interruptedUs), false));
    }

    /** The words of {@link #hearing}. */
    void heard(String itemId, Words words) {
        waiting.replaceAll(w -> !w.known() && w.itemId().equals(itemId)
                && w.stimulus() instanceof Stimulus.CallerSpoke spoke
                ? new Waiting(itemId, new Stimulus.CallerSpoke(words.open(), words.restricted(), spoke.interruptedUs()), true)
                : w);
    }

    /** The item was deleted: nobody answers it. */
    void dropped(String itemId) {
        waiting.removeIf(w -> w.itemId().equals(itemId));
    }

    /** What was typed so far has its answer, which somebody else gave in these words: a conversation that goes on here. */
    void answered(String words) {
        List<String> caller = waiting.stream().map(Waiting::stimulus).filter(Stimulus.CallerTyped.class::isInstance)
                .map(typed -> ((Stimulus.CallerTyped) typed).text()).toList();
        waiting.removeIf(w -> w.stimulus() instanceof Stimulus.CallerTyped);
        mind.remembers(caller, words);
    }

    /** Whether all words are found. */
    boolean ready() {
        return waiting.stream().allMatch(Waiting::known);
    }

    /** The mind's answer to all that waits. */
    List<Act> think(SessionView view) {
        List<Stimulus> stimuli = merged();
        waiting.clear();
        return (stimuli.isEmpty() ? Stream.of(new Stimulus.Prompted()) : stimuli.stream())
                .flatMap(s -> mind.respond(s, view).acts().stream()).toList();
    }

    /** The mind's answer to the instructions of a response, and to what waits as far as anything does. */
    List<Act> think(String instructions, SessionView view) {
        List<Act> acts = new ArrayList<>(mind.respond(new Stimulus.Instructed(instructions), view).acts());
        if (!waiting.isEmpty()) {
            acts.addAll(think(view));
        }
        return acts;
    }

    /** The mind learns what the server says in its name; what waits goes on waiting. */
    void told(String instructions, SessionView view) {
        mind.respond(new Stimulus.Instructed(instructions), view);
    }

    Expectation expecting() {
        return mind.expecting();
    }

    void forgotten(String unheardText) {
        if (!unheardText.isBlank()) {
            mind.forgotten(unheardText);
        }
    }

    void notCalled(Act.CallTool call) {
        mind.notCalled(call);
    }

    /** What was said in pieces, each cut short by the next, is one thing said. */
    private List<Stimulus> merged() {
        List<Stimulus> stimuli = new ArrayList<>();
        for (Waiting next : waiting) {
            if (next.stimulus() instanceof Stimulus.CallerSpoke later && !stimuli.isEmpty()
                    && stimuli.getLast() instanceof Stimulus.CallerSpoke earlier) {
                stimuli.set(stimuli.size() - 1, new Stimulus.CallerSpoke(joined(earlier.open(), later.open()),
                        joined(earlier.restricted(), later.restricted()), earlier.interruptedUs() || later.interruptedUs()));
            } else {
                stimuli.add(next.stimulus());
            }
        }
        return stimuli;
    }

    private static String joined(String earlier, String later) {
        return (earlier + " " + later).strip();
    }
}
