package io.trunkline.lab.chaos.scenario;

import java.util.List;

/**
 * What became of a scenario.
 *
 * @param callers who were on the line when it struck
 * @param resumed calls that another stream followed
 * @param gaps longest silences of the callers it touched: those who were resumed; of all callers if none was
 * @param others longest silences of the callers it didn't touch
 * @param forgotten things said or done that a later session wasn't told, and tool calls that were never answered
 * @param duplicates effects at the CRM beyond the first
 * @param broken promises that weren't kept, one plain sentence each
 * @param note what else there is to know; may be empty
 */
public record Outcome(String scenario, int callers, int resumed, Silences gaps, Silences others, int forgotten, int duplicates, List<String> broken, String note) {

    public Outcome {
        broken = List.copyOf(broken);
    }

    /** Whether everything promised held. */
    public boolean good() {
        return broken.isEmpty();
    }
}
