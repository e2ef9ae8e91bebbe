package io.trunkline.call.simulation;

import io.trunkline.call.model.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is written down of a call, as Redis holds it: a bridge whose epoch is over is refused. */
final class Context {

    /** What was said. */
    record Turn(Side side, String text) {
    }

    /** What the agent was saying. */
    record Saying(String text, boolean whole, long startedAt, int audioMs) {
    }

    int epoch;
    final List<Turn> turns = new ArrayList<>();
    /** Tool calls without an answer: id → name. */
    final Map<String, String> pending = new LinkedHashMap<>();
    /** Tool calls that were answered, or of which nobody knows: id → name. */
    final Map<String, String> answered = new LinkedHashMap<>();
    int turnsWhenAnswered;
    Saying saying;
    boolean hearing;

    /** @return whether it was done */
    boolean write(int byEpoch, Runnable change) {
        if (byEpoch < epoch) {
            return false;
        }
        change.run();
        return true;
    }
}
