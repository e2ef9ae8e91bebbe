package io.trunkline.call.simulation;

import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.SubmitToolResults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a bridge must tell its model: of a call that goes on all that was, before the model is asked for an answer; of a tool the answer that came. */
final class Told {
    private final Rules rules;
    private final List<AppendContext> owed = new ArrayList<>();
    private final Map<String, String> answers = new HashMap<>();

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

    /** The answer of a tool is there, and the call waits for it. */
    void owesAnswer(String toolCallId, String outputJson) {
        answers.put(toolCallId, outputJson);
    }

    void tells(SubmitToolResults results) {
        results.outputs().forEach(output -> {
            String owed = answers.remove(output.toolCallId());
            rules.require(owed == null || owed.equals(output.outputJson()), "the model is told " + output + ", but the answer was there");
        });
    }

    /** Another session is opened, which is given what is known by another way. */
    void startsOver() {
        owed.clear();
    }

    void asks() {
        rules.require(owed.isEmpty(), "the model is asked for an answer and wasn't told " + owed);
        rules.require(answers.isEmpty(), "the model is asked for an answer and wasn't told what tools answered: " + answers.keySet());
    }
}
