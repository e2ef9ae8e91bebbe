package io.trunkline.call.simulation;

import io.trunkline.call.model.ModelCommand.AppendContext;
import java.util.ArrayList;
import java.util.List;

/** What a bridge that goes on with a call must tell its model before the model is asked for an answer: nothing may be forgotten. */
final class Told {
    private final Rules rules;
    private final List<AppendContext> owed = new ArrayList<>();

    Told(Rules rules) {
        this.rules = rules;
    }

    /** The call is given this memory. */
    void owes(List<AppendContext> memory) {
        owed.addAll(memory);
    }

    void tells(AppendContext entry) {
        owed.remove(entry);
    }

    /** Another session is opened, which is given what is known by another way. */
    void startsOver() {
        owed.clear();
    }

    void asks() {
        rules.require(owed.isEmpty(), "the model is asked for an answer and wasn't told " + owed);
    }
}
