package io.trunkline.realtime.response;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.realtime.conversation.Item;
import io.trunkline.realtime.conversation.ItemJson;
import io.trunkline.realtime.event.Outbox;

/** The events about one output item of a response. */
final class OutputEvents {

    private final Stage stage;
    private final String responseId;
    private final String itemId;
    private final int outputIndex;
    private final boolean inConversation;

    OutputEvents(Stage stage, String responseId, String itemId, int outputIndex, boolean inConversation) {
        this.stage = stage;
        this.responseId = responseId;
        this.itemId = itemId;
        this.outputIndex = outputIndex;
        this.inConversation = inConversation;
    }

    void added(Item item) {
        send(forResponse("response.output_item.added"), item);
        if (inConversation) {
            stage.conversation().append(item);
            send(inConversation("conversation.item.added"), item);
        }
    }

    void done(Item item) {
        if (inConversation) {
            stage.conversation().replace(item);
        }
        send(forResponse("response.output_item.done"), item);
        if (inConversation) {
            send(inConversation("conversation.item.done"), item);
        }
    }

    void changed(Item item) {
        if (inConversation) {
            stage.conversation().replace(item);
        }
    }

    /** An event about a part of the item. */
    ObjectNode part(String type) {
        return item(type).put("content_index", 0);
    }

    /** An event about the item. */
    ObjectNode item(String type) {
        return Outbox.event(type).put("response_id", responseId).put("item_id", itemId).put("output_index", outputIndex);
    }

    void send(ObjectNode event) {
        stage.out().send(event);
    }

    private void send(ObjectNode event, Item item) {
        event.set("item", ItemJson.write(item));
        stage.out().send(event);
    }

    private ObjectNode forResponse(String type) {
        return Outbox.event(type).put("response_id", responseId).put("output_index", outputIndex);
    }

    private ObjectNode inConversation(String type) {
        return Outbox.event(type).put("previous_item_id", stage.conversation().before(itemId).orElse(null));
    }
}
