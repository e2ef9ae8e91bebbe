package io.trunkline.realtime.response;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.realtime.conversation.Content;
import io.trunkline.realtime.conversation.Item;
import io.trunkline.realtime.conversation.Role;
import io.trunkline.realtime.conversation.Status;

import java.util.List;

/** A text message being made. */
final class WrittenMessage implements OpenMessage {

    private final String id;
    private final OutputEvents events;
    private final StringBuilder text = new StringBuilder();

    WrittenMessage(String id, OutputEvents events) {
        this.id = id;
        this.events = events;
        events.added(new Item.Message(id, Status.IN_PROGRESS, Role.ASSISTANT, List.of()));
        events.send(withPart("response.content_part.added"));
    }

    void write(String sentence) {
        String delta = text.isEmpty() ? sentence : " " + sentence;
        text.append(delta);
        events.send(events.part("response.output_text.delta").put("delta", delta));
    }

    @Override
    public Item close(Status status) {
        events.send(events.part("response.output_text.done").put("text", text.toString()));
        events.send(withPart("response.content_part.done"));
        Item item = new Item.Message(id, status, Role.ASSISTANT, List.of(new Content.OutputText(text.toString())));
        events.done(item);
        return item;
    }

    private ObjectNode withPart(String type) {
        ObjectNode event = events.part(type);
        event.set("part", JsonNodeFactory.instance.objectNode().put("type", "text").put("text", text.toString()));
        return event;
    }
}
