package io.trunkline.call.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Everything behind the bus: requests arrive at least once, have one outcome for one key, and effects are counted by what the caller wanted. */
final class Tools {
    private final Timeline time;
    private final Rules rules;
    private final Map<String, String> outcomes = new HashMap<>();
    private final Map<String, Integer> effects = new HashMap<>();

    Tools(Timeline time, Rules rules) {
        this.time = time;
        this.rules = rules;
    }

    /** @param name of the tool, which holds what the caller wanted. @param answer where the asking bridge reads, perhaps no more */
    void request(String toolCallId, String name, Consumer<String> answer) {
        int deliveries = time.chance(15) ? 2 : 1;
        for (int i = 0; i < deliveries; i++) {
            time.in(time.between(2, 400), "tool service gets " + toolCallId, () -> run(toolCallId, name, answer));
        }
    }

    private void run(String toolCallId, String name, Consumer<String> answer) {
        if (!outcomes.containsKey(toolCallId)) {
            outcomes.put(toolCallId, "{\"status\":\"ok\"}");
            rules.require(effects.merge(name, 1, Integer::sum) == 1, "two effects of what the caller wanted once: " + name);
        }
        time.in(time.chance(10) ? 9_500 : time.between(20, 2500), "tool answers " + toolCallId, () -> answer.accept(outcomes.get(toolCallId)));
    }
}
