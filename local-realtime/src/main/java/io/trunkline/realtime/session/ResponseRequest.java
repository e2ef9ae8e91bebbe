package io.trunkline.realtime.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.realtime.conversation.Conversation;
import io.trunkline.realtime.event.Refusal;
import io.trunkline.realtime.response.ResponseRun;
import io.trunkline.realtime.response.ResponseSettings;

import java.util.Optional;

/**
 * A response that is asked for.
 *
 * @param overrides what a {@code response.create} says otherwise than the session
 * @param settings  what holds for it then
 */
record ResponseRequest(JsonNode overrides, ResponseSettings settings) {

    private static final ObjectNode NO_OVERRIDES = JsonNodeFactory.instance.objectNode();

    static ResponseRequest with(ObjectNode overrides, SessionSettings session) {
        return new ResponseRequest(overrides, session.response(overrides));
    }

    /** The one that a session makes by itself when the caller's turn is over. */
    static ResponseRequest atTurnEnd(SessionSettings session) {
        return with(NO_OVERRIDES, session);
    }

    /** Why there can't be such a response now, if there can't. */
    Optional<Refusal> refusal(Conversation conversation, Optional<ResponseRun> active) {
        return wrongModalities().or(() -> unknownItem(conversation)).or(() -> active.filter(_ -> !settings.outOfBand()).map(ResponseRequest::alreadyActive));
    }

    private Optional<Refusal> wrongModalities() {
        return overrides.path("output_modalities").size() > 1
                ? Optional.of(Refusal.value("response.output_modalities", "Invalid modalities: ['audio', 'text']. "
                        + "Supported combinations are: ['text'] and ['audio']."))
                : Optional.empty();
    }

    private Optional<Refusal> unknownItem(Conversation conversation) {
        for (JsonNode item : overrides.path("input")) {
            String id = item.path("id").asText();
            if (item.path("type").asText().equals("item_reference") && conversation.find(id).isEmpty()) {
                return Optional.of(Refusal.value("response.input", "Item with id '" + id + "' not found."));
            }
        }
        return Optional.empty();
    }

    private static Refusal alreadyActive(ResponseRun active) {
        return Refusal.of("conversation_already_has_active_response", null,
                "Conversation already has an active response in progress: " + active.id()
                        + ". Wait until the response is finished before creating a new one.");
    }
}
