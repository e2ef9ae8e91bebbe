package io.trunkline.models.openai;

import static io.trunkline.models.openai.ServerEvents.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.ApprovalRequested;
import io.trunkline.call.model.ModelEvent.HostedToolEnded;
import io.trunkline.call.model.ModelEvent.ResponseDone;
import io.trunkline.call.model.ModelEvent.ResponseStatus;
import io.trunkline.call.model.ModelEvent.ToolCallRequested;
import io.trunkline.call.model.Usage;
import java.util.function.Consumer;

/** The end of an item and of a response. */
final class ResponseEvents {

    private ResponseEvents() {
    }

    /** A tool call, finished or not, of ours or of the provider's own; other items mean nothing here. */
    static void item(String responseId, JsonNode item, Consumer<ModelEvent> out) {
        switch (text(item, "type")) {
            case "function_call" -> out.accept(new ToolCallRequested(responseId, text(item, "id"), text(item, "call_id"), text(item, "name"),
                    text(item, "arguments"), text(item, "status").equals("completed")));
            case "mcp_call" -> out.accept(new HostedToolEnded(responseId, text(item, "id"), text(item, "server_label"), text(item, "name"),
                    !item.hasNonNull("error")));
            case "mcp_approval_request" -> out.accept(new ApprovalRequested(text(item, "id"), text(item, "server_label"), text(item, "name"),
                    text(item, "arguments")));
            default -> { }
        }
    }

    /** The response's tool calls once more, for servers that don't end items, then its end. */
    static void done(JsonNode response, Consumer<ModelEvent> out) {
        String id = text(response, "id");
        for (JsonNode item : response.path("output")) {
            item(id, item, out);
        }
        out.accept(new ResponseDone(id, status(text(response, "status")), reason(response.path("status_details")), usage(response.path("usage"))));
    }

    private static ResponseStatus status(String status) {
        return switch (status) {
            case "cancelled" -> ResponseStatus.CANCELLED;
            case "failed" -> ResponseStatus.FAILED;
            case "incomplete" -> ResponseStatus.INCOMPLETE;
            default -> ResponseStatus.COMPLETED;
        };
    }

    private static String reason(JsonNode details) {
        JsonNode error = details.path("error");
        if (error.isObject()) {
            return text(error, "code").isEmpty() ? text(error, "type") : text(error, "code");
        }
        return text(details, "reason");
    }

    static Usage usage(JsonNode usage) {
        if (!usage.isObject()) {
            return Usage.NONE;
        }
        JsonNode input = usage.path("input_token_details");
        JsonNode cached = input.path("cached_tokens_details");
        JsonNode output = usage.path("output_token_details");
        return new Usage(input.path("text_tokens").asLong(0), input.path("audio_tokens").asLong(0), cached.path("text_tokens").asLong(0),
                cached.path("audio_tokens").asLong(0), output.path("text_tokens").asLong(0), output.path("audio_tokens").asLong(0), 0);
    }
}
