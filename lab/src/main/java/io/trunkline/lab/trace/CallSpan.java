package io.trunkline.lab.trace;

import java.util.List;
import java.util.Map;

/**
 * A span as a service exported it.
 *
 * @param service    {@code service.name} of its resource
 * @param instance   {@code service.instance.id} of its resource; empty when it has none
 * @param kind       such as {@code SERVER}, {@code PRODUCER}, {@code INTERNAL}
 * @param traceId    32 hexadecimal digits
 * @param spanId     16 hexadecimal digits
 * @param parentId   16 hexadecimal digits; empty for a root
 * @param startNanos since 1970
 * @param endNanos   since 1970
 * @param error      whether its status says so
 * @param attributes as text, with the status' words and the events' names under {@code status.message} and {@code events}
 * @param links      {@code traceId/spanId} of what it is linked to
 */
public record CallSpan(String service, String instance, String name, String kind, String traceId, String spanId, String parentId,
        long startNanos, long endNanos, boolean error, Map<String, String> attributes, List<String> links) {

    public CallSpan {
        attributes = Map.copyOf(attributes);
        links = List.copyOf(links);
    }

    /** Whether nothing caused it. */
    public boolean root() {
        return parentId.isEmpty();
    }

    /** How long it took, in milliseconds. */
    public long tookMillis() {
        return (endNanos - startNanos) / 1_000_000;
    }

    /** Service and, where several run, which of them. */
    public String where() {
        return instance.isEmpty() ? service : instance;
    }
}
