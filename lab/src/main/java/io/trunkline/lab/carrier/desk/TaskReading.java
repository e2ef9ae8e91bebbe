package io.trunkline.lab.carrier.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/**
 * What a human agent takes from a task's attributes at a glance.
 *
 * @param firstName the caller's; empty if the task doesn't say
 * @param summary what the call is about, in the words of whoever escalated; empty if the task doesn't say
 */
public record TaskReading(String firstName, String summary) {

    private static final List<String> NAMES = List.of("customer_name", "customerName", "caller_name", "name");
    private static final List<String> SUMMARIES = List.of("summary", "context", "conversation_summary");
    private static final List<String> REASONS = List.of("reason", "escalation_reason");

    /** Reads attributes wherever they stand in the JSON; what isn't JSON is read as nothing. */
    public static TaskReading of(String taskJson) {
        JsonNode task = parse(taskJson);
        String summary = find(task, SUMMARIES);
        String name = find(task, NAMES).strip();
        return new TaskReading(name.isEmpty() ? "" : name.split("\\s+")[0], summary.isBlank() ? find(task, REASONS) : summary);
    }

    private static JsonNode parse(String json) {
        try {
            return json.isBlank() ? MissingNode.getInstance() : new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** First text under one of the names, the nearest to the root first. */
    private static String find(JsonNode task, List<String> names) {
        for (String name : names) {
            for (JsonNode found : task.findValues(name)) {
                if (found.isTextual() && !found.textValue().isBlank()) {
                    return found.textValue().strip();
                }
            }
        }
        return "";
    }
}
