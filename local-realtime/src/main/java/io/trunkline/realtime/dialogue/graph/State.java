package io.trunkline.realtime.dialogue.graph;

import io.trunkline.speech.Vocabulary;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A point of the dialogue. On entry its steps are taken, then, unless they lead elsewhere or wait for a tool, it asks and
 * listens.
 *
 * @param enter      steps taken on entry
 * @param ask        the question, then other words for it, one for each time the answer wasn't understood
 * @param hear       the slot that is asked for; when it is known already nothing is asked
 * @param then       where to go once {@code hear} is known
 * @param on         what to do on an intent, on {@code yes} and {@code no}, on a slot's name when the caller volunteers it, on
 *                   {@code key 5}
 * @param results    steps taken when the tool called on entry has returned
 * @param lost       where to go when the questions are used up; empty: the dialogue's own
 * @param vocabulary how answers are recognised
 * @param fixed      whether the caller can no longer be led away from here (a person is on the way)
 * @param end        whether the conversation is over here
 */
public record State(
        String name,
        List<Step> enter,
        List<Template> ask,
        Optional<String> hear,
        Optional<String> then,
        Map<String, List<Step>> on,
        List<Step> results,
        Optional<String> lost,
        Vocabulary vocabulary,
        boolean fixed,
        boolean end) {

    public State {
        enter = List.copyOf(enter);
        ask = List.copyOf(ask);
        on = Map.copyOf(on);
        results = List.copyOf(results);
    }

    /** Whether the caller's next words are awaited here, once the steps are done. */
    public boolean listens() {
        return !ask.isEmpty();
    }
}
