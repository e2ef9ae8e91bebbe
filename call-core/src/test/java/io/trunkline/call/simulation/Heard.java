package io.trunkline.call.simulation;

import io.trunkline.call.CallNotice.TurnCompleted;
import io.trunkline.call.model.ModelCommand.Truncate;

/** Nobody may be said to have heard more than they heard. Judged when what is on its way has arrived. */
final class Heard {
    /** The line is seen through its delays: an estimate may be off by their changes, both ways. */
    private static final int ESTIMATE_MS = 250;

    private final Timeline time;
    private final Rules rules;

    Heard(Timeline time, Rules rules) {
        this.time = time;
        this.rules = rules;
    }

    /** What the model is to remember. */
    void told(Truncate cut, Line line) {
        atMost(cut.playedMs(), ESTIMATE_MS, cut.itemId(), line, "model's memory");
    }

    /** What stands in the transcript, in time and in words, of which the last may have been on its way. */
    void written(TurnCompleted turn, Line line) {
        atMost(turn.heardMs(), ESTIMATE_MS, turn.itemId(), line, "transcript");
        int words = turn.text().isBlank() ? 0 : turn.text().split(" ").length;
        atMost(words * Provider.WORD_MS, ESTIMATE_MS + Provider.WORD_MS, turn.itemId(), line, "transcript's text");
    }

    private void atMost(int millis, int slack, String item, Line line, String where) {
        rules.require(line != null, "something heard before the stream");
        time.in(ESTIMATE_MS, "what was heard of " + item + " is known", () -> rules.require(millis <= line.heardMs(item) + slack,
                where + " has " + millis + " ms of " + item + ", of which " + line.heardMs(item) + " ms were heard"));
    }
}
