package io.trunkline.realtime.dialogue.graph;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known in a conversation, as a tree: {@code order_id}, {@code caller.name}, {@code order.charges.0.amount}. Owned by
 * one mind, not safe for several threads.
 */
public final class Facts {

    private final Map<String, Object> root = new LinkedHashMap<>();

    /** The value as text; empty when it isn't known. */
    public String text(String path) {
        Object value = value(path);
        return switch (value) {
            case null -> "";
            case Map<?, ?> map -> map.isEmpty() ? "" : "true";
            case List<?> list -> list.isEmpty() ? "" : "true";
            case Double d when d == Math.rint(d) && Math.abs(d) < 1e15 -> Long.toString(d.longValue());
            default -> value.toString();
        };
    }

    public boolean has(String path) {
        return !text(path).isEmpty();
    }

    /** Gives a fact a value: text, number, boolean, or a map or list of such as JSON yields them. */
    public void put(String path, Object value) {
        String[] parts = path.split("\\.");
        parent(parts).put(parts[parts.length - 1], value);
    }

    public void remove(String path) {
        String[] parts = path.split("\\.");
        parent(parts).remove(parts[parts.length - 1]);
    }

    private Object value(String path) {
        Object here = root;
        for (String part : path.split("\\.")) {
            here = switch (here) {
                case Map<?, ?> map -> map.get(part);
                case List<?> list when part.matches("\\d{1,4}") && Integer.parseInt(part) < list.size() ->
                        list.get(Integer.parseInt(part));
                case null, default -> null;
            };
        }
        return here;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> parent(String[] parts) {
        Map<String, Object> here = root;
        for (String part : Arrays.copyOf(parts, parts.length - 1)) {
            if (!(here.get(part) instanceof LinkedHashMap)) {
                here.put(part, new LinkedHashMap<String, Object>());
            }
            here = (Map<String, Object>) here.get(part);
        }
        return here;
    }
}
