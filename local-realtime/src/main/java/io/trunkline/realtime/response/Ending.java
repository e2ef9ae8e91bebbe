package io.trunkline.realtime.response;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.realtime.conversation.Status;

/** How a response ended. */
public sealed interface Ending {

    /** All was said and done. */
    record Completed() implements Ending {}

    /**
     * Cut off.
     *
     * @param reason {@code turn_detected} or {@code client_cancelled}
     */
    record Cancelled(String reason) implements Ending {}

    /** The output grew too long. */
    record Incomplete() implements Ending {}

    /** It couldn't be made. */
    record Failed(String type, String code) implements Ending {}

    /** The response's status in events. */
    default String status() {
        return switch (this) {
            case Completed c -> "completed";
            case Cancelled c -> "cancelled";
            case Incomplete i -> "incomplete";
            case Failed f -> "failed";
        };
    }

    /** The status of an item that was being made. */
    default Status itemStatus() {
        return this instanceof Completed ? Status.COMPLETED : Status.INCOMPLETE;
    }

    /** {@code status_details}, null for a completed one. */
    default ObjectNode details() {
        ObjectNode details = JsonNodeFactory.instance.objectNode().put("type", status());
        return switch (this) {
            case Completed c -> null;
            case Cancelled c -> details.put("reason", c.reason());
            case Incomplete i -> details.put("reason", "max_output_tokens");
            case Failed f -> {
                details.putObject("error").put("type", f.type()).put("code", f.code());
                yield details;
            }
        };
    }
}
