package io.trunkline.realtime.dialogue.graph;

import io.trunkline.speech.Vocabulary;

import java.util.List;
import java.util.Map;

/**
 * A voice agent's dialogue.
 *
 * @param agent   name of the voice agent; the model {@code local/<agent>} speaks it
 * @param start   name of the state a call begins in
 * @param lost    name of the state that takes over whenever the caller can't be understood or turns in circles
 * @param silent  name of the state that takes over when the caller stays silent
 * @param tuning  limits and thresholds
 * @param silence what to say to a caller who says nothing, one after the other
 * @param waiting what to say to a caller who speaks while a tool is at work
 * @param hints   words the recogniser should expect to hear where nothing special was asked for
 * @param intents what callers may want, by name
 * @param slots   what callers may tell, by name
 * @param marks   facts that become true by the way callers speak, whatever they want
 * @param always  what to do on an intent in any state that doesn't say otherwise
 * @param states  by name
 */
public record Dialogue(
        String agent,
        String start,
        String lost,
        String silent,
        Tuning tuning,
        List<Template> silence,
        List<Template> waiting,
        List<String> hints,
        Map<String, Intent> intents,
        Map<String, Slot> slots,
        Map<String, Intent> marks,
        Map<String, List<Step>> always,
        Map<String, State> states) {

    public Dialogue {
        silence = List.copyOf(silence);
        waiting = waiting.isEmpty() ? List.of(new Template("One moment, please.")) : List.copyOf(waiting);
        hints = List.copyOf(hints);
        intents = Map.copyOf(intents);
        slots = Map.copyOf(slots);
        marks = Map.copyOf(marks);
        always = Map.copyOf(always);
        states = Map.copyOf(states);
    }

    /** How answers are recognised in a state: as it says, else freely with the dialogue's hints. */
    public Vocabulary vocabulary(State state) {
        return state.vocabulary().equals(Vocabulary.OPEN) && !hints.isEmpty() ? Vocabulary.hinted(agent, hints) : state.vocabulary();
    }

    /** The state of this name; a dialogue that was read from a file has every state it names. */
    public State state(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalArgumentException("dialogue " + agent + " has no state " + name);
        }
        return state;
    }
}
