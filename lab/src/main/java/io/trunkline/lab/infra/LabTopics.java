package io.trunkline.lab.infra;

import io.trunkline.contracts.Topics;
import java.util.Map;
import java.util.TreeMap;

/** The topics Trunkline uses, each with its dead-letter topic, and their partitions. */
public final class LabTopics {

    private static final int PARTITIONS = 4;

    /** Name to number of partitions. */
    public static final Map<String, Integer> ALL = all();

    private LabTopics() {}

    private static Map<String, Integer> all() {
        Map<String, Integer> topics = new TreeMap<>();
        for (String topic : Topics.ALL) {
            topics.put(topic, topic.equals(Topics.TOOL_RESULTS) ? Topics.TOOL_RESULTS_PARTITIONS : PARTITIONS);
            topics.put(Topics.deadLetterOf(topic), 1);
        }
        return Map.copyOf(topics);
    }
}
