package io.trunkline.bridge.config;

import io.trunkline.contracts.Topics;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which partition of {@code tool-results} a bridge reads: the ordinal at the end of its id, modulo the partitions there are. */
public final class ReplyPartition {
    private static final Pattern ORDINAL = Pattern.compile("(\\d{1,9})$");

    /** @return 0 to {@link Topics#TOOL_RESULTS_PARTITIONS} - 1; an id without an ordinal gets one by its hash */
    public static int of(String bridgeId) {
        Matcher matcher = ORDINAL.matcher(bridgeId);
        int ordinal = matcher.find() ? Integer.parseInt(matcher.group(1)) : bridgeId.hashCode();
        return Math.floorMod(ordinal, Topics.TOOL_RESULTS_PARTITIONS);
    }

    private ReplyPartition() {
    }
}
