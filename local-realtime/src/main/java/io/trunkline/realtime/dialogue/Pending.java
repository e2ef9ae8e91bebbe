package io.trunkline.realtime.dialogue;

import io.trunkline.realtime.dialogue.graph.Step;
import io.trunkline.realtime.mind.Act;

/**
 * A tool call that has not returned.
 *
 * @param act   what was asked for
 * @param step  the step it came from
 * @param state the state that waits for it; a result that comes after the state was left is not acted on
 * @param stale whether the state was left since
 */
record Pending(Act.CallTool act, Step.Call step, String state, boolean stale) {

    Pending outlived() {
        return new Pending(act, step, state, true);
    }
}
