package io.trunkline.realtime.dialogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a tool gave back. Clients that don't know our form {@code {status, output, display}} give any JSON object, or plain text
 * to be said.
 *
 * @param result everything, with {@code status} and {@code display} where there is one
 * @param output the tool's own fields
 */
record ToolOutput(Map<String, Object> result, Map<String, Object> output) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    static ToolOutput of(String text) {
        try {
            Map<String, Object> result = JSON.readValue(text, OBJECT);
            if (result == null) {
                return plain("");
            }
            Map<String, Object> output = result.get("output") instanceof Map<?, ?> ? JSON.convertValue(result.get("output"), OBJECT)
                    : result.containsKey("status") && result.containsKey("display") ? new LinkedHashMap<>() : new LinkedHashMap<>(result);
            result.putIfAbsent("status", result.containsKey("error") ? "failed" : "ok");
            return new ToolOutput(result, output);
        } catch (JsonProcessingException e) {
            return plain(text.strip()); // not JSON: words
        }
    }

    private static ToolOutput plain(String text) {
        Map<String, Object> result = new LinkedHashMap<>(Map.of("status", "ok"));
        result.put("display", text.replaceAll("^\"|\"$", ""));
        return new ToolOutput(result, new LinkedHashMap<>());
    }

    boolean ok() {
        return "ok".equals(result.get("status"));
    }
}
