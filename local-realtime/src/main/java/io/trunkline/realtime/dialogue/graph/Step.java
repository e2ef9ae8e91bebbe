package io.trunkline.realtime.dialogue.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thing a dialogue does, if its condition holds. Steps are taken in order until one goes to another state. */
public sealed interface Step {

    Condition when();

    /**
     * Says something.
     *
     * @param variants the words; the second for the second time, and so on
     * @param again    what is said instead when the caller cut it off; an empty text: nothing; absent: the same words
     */
    record Say(Condition when, List<Template> variants, Optional<Template> again) implements Step {
        public Say {
            variants = List.copyOf(variants);
        }
    }

    /** Gives facts new values. */
    record Put(Condition when, Map<String, Template> facts) implements Step {
        public Put {
            facts = Map.copyOf(facts);
        }
    }

    /** Forgets facts. */
    record Clear(Condition when, List<String> facts) implements Step {
        public Clear {
            facts = List.copyOf(facts);
        }
    }

    /** Takes the next best thing the caller may have said as a slot's value; see the fact {@code <slot>_other}. */
    record TryOther(Condition when, String slot) implements Step {}

    /**
     * Calls a tool and waits for it; the state's results follow.
     *
     * @param arguments templates by argument name; an empty value isn't passed
     * @param as        the fact that takes the tool's output
     * @param once      never a second time in a call, unless it failed
     */
    record Call(Condition when, String tool, Map<String, Template> arguments, String as, boolean once) implements Step {
        public Call {
            arguments = Map.copyOf(arguments);
        }
    }

    /** Goes to a state. */
    record Go(Condition when, String state) implements Step {}
}
