package io.trunkline.realtime.dialogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a tool gave back. Clients that don't know our form {@code {status, output, display}} give any JSON object, or plain text
 * to be said.
 *
 * @param result everything, with {@code status}, {@code display} where there is one, {@code said}: the output in plain words
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
            result.put("said", told(output));
            result.putIfAbsent("status", result.containsKey("error") ? "failed" : "ok");
            return new ToolOutput(result, output);
        } catch (JsonProcessingException e) {
            return plain(text.strip()); // not JSON: words
        }
    }

    /** The fields in words, for want of a better sentence: "temperature 21, sky clear." */
    private static String told(Map<String, Object> output) {
        return output.entrySet().stream().filter(e -> e.getValue() instanceof String || e.getValue() instanceof Number || e.getValue() instanceof Boolean)
                .map(e -> e.getKey().replace('_', ' ') + " " + e.getValue()).limit(6).collect(Collectors.joining(", ", "I got ", "."));
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
