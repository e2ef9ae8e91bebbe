package io.trunkline.contracts;

import java.util.List;

/** The Kafka topics. Key of every record: the callId, so that one call's events stay in order. */
public final class Topics {
    /** {@code ToolCallRequested}: bridge → tool-service. */
    public static final String TOOL_CALLS = "tool-calls";
    /** {@code ToolCallFinished}: tool-service and escalation-service → the bridge named by the reply partition. */
    public static final String TOOL_RESULTS = "tool-results";
    /** {@code EscalationRequested}, {@code EscalationAnnounced}: bridge (gateway for a menu's operator) → escalation-service. */
    public static final String ESCALATIONS = "escalations";
    /** Every step of every call, for records and for watching. */
    public static final String CALL_EVENTS = "call-events";
    /** Appended to a topic's name: where its undecodable records go, with the reason in a header. */
    public static final String DEAD_LETTER_SUFFIX = ".dlq";
    /** Partitions of {@link #TOOL_RESULTS}: a bridge reads the one of its ordinal modulo this. */
    public static final int TOOL_RESULTS_PARTITIONS = 16;

    public static final List<String> ALL = List.of(TOOL_CALLS, TOOL_RESULTS, ESCALATIONS, CALL_EVENTS);

    /** @return the dead-letter topic of {@code topic} */
    public static String deadLetterOf(String topic) {
        return topic + DEAD_LETTER_SUFFIX;
    }

    private Topics() {
    }
}
