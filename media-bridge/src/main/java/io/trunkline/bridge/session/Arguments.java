package io.trunkline.bridge.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.contracts.event.EventCodec;

/** Arguments as a model wrote them, which need not be JSON. Never throws. */
final class Arguments {

    /** @return the object, an empty one for anything else */
    static JsonNode read(String json) {
        try {
            JsonNode node = json == null ? null : EventCodec.mapper().readTree(json);
            return node != null && node.isObject() ? node : EventCodec.mapper().createObjectNode();
        } catch (JsonProcessingException e) {
            return EventCodec.mapper().createObjectNode();
        }
    }

    /** @return the field's text, {@code otherwise} if it is absent or blank */
    static String text(JsonNode arguments, String field, String otherwise) {
        String text = arguments.path(field).asText("");
        return text.isBlank() ? otherwise : text;
    }

    private Arguments() {
    }
}
