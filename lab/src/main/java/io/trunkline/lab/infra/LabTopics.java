package io.trunkline.lab.infra;

import java.util.Map;
import java.util.TreeMap;

/** The topics Trunkline uses, each with its dead-letter topic, and their partitions. */
public final class LabTopics {

    /** Partitions of {@code tool-results}: a bridge owns one of them. */
    public static final int RESULT_PARTITIONS = 16;

    /** Name to number of partitions. */
    public static final Map<String, Integer> ALL = all();

    private LabTopics() {}

    private static Map<String, Integer> all() {
        Map<String, Integer> topics = new TreeMap<>();
        topics.put("tool-calls", 4);
        topics.put("tool-results", RESULT_PARTITIONS);
        topics.put("escalations", 4);
        topics.put("call-events", 4);
        for (String topic : topics.keySet().toArray(String[]::new)) {
            topics.put(topic + ".dlq", 1);
        }
        return Map.copyOf(topics);
    }
}
