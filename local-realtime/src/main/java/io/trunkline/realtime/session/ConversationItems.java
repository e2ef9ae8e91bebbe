package io.trunkline.realtime.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.realtime.conversation.Content;
import io.trunkline.realtime.conversation.Conversation;
import io.trunkline.realtime.conversation.Item;
import io.trunkline.realtime.conversation.ItemJson;
import io.trunkline.realtime.conversation.Role;
import io.trunkline.realtime.event.ClientEvent;
import io.trunkline.realtime.event.Outbox;
import io.trunkline.realtime.event.Refusal;
import io.trunkline.realtime.mind.Stimulus;

import java.util.Optional;
import java.util.stream.Collectors;

/** What the client does to the conversation's items. Owned by the session's thread. Each method gives why not, or empty when done. */
final class ConversationItems {

    private final SessionParts parts;
    private final Responses responses;
    private final InputAudioBuffer input;

    ConversationItems(SessionParts parts, Responses responses, InputAudioBuffer input) {
        this.parts = parts;
        this.responses = responses;
        this.input = input;
    }

    Optional<Refusal> create(ClientEvent.CreateItem create) {
        Item item;
        try {
            item = ItemJson.read(create.item(), parts.settings().get().inputFormat());
        } catch (IllegalArgumentException notBase64) {
            return Optional.of(Refusal.value("item.content", "Invalid audio. Expected base64-encoded audio bytes."));
        }
        Optional<Refusal> refusal = parts.conversation().insert(item, create.previousItemId());
        if (refusal.isEmpty()) {
            tell(parts, item);
            if (item instanceof Item.Message message && message.role() == Role.ASSISTANT) {
                parts.thoughts().answered(written(message));
            }
            stimulus(item).ifPresent(s -> parts.thoughts().add(item.id(), s));
            recording(item).ifPresent(audio -> input.hear(item.id(), audio));
        }
        return refusal;
    }

    Optional<Refusal> retrieve(String itemId) {
        Optional<Item> item = parts.conversation().find(itemId);
        item.ifPresent(found -> {
            ObjectNode event = Outbox.event("conversation.item.retrieved");
            event.set("item", ItemJson.write(found, true));
            parts.out().send(event);
        });
        return item.isPresent() ? Optional.empty() : Optional.of(Refusal.of("item_retrieve_invalid_item_id", "item_id",
                "Error retrieving item: the item with id '" + itemId + "' does not exist."));
    }

    Optional<Refusal> delete(String itemId) {
        Optional<Item> item = parts.conversation().find(itemId);
        if (item.isEmpty()) {
            return Optional.of(Refusal.of("item_delete_invalid_item_id", "item_id",
                    "Error deleting item: the item with id '" + itemId + "' does not exist."));
        }
        parts.conversation().delete(itemId);
        parts.thoughts().dropped(itemId);
        parts.thoughts().forgotten(saidIn(item.get()));
        parts.out().send(Outbox.event("conversation.item.deleted").put("item_id", itemId));
        return Optional.empty();
    }

    Optional<Refusal> truncate(ClientEvent.TruncateItem truncate) {
        return switch (parts.conversation().truncate(truncate.itemId(), truncate.contentIndex(), truncate.audioEndMs())) {
            case Conversation.Truncation.Refused refused -> Optional.of(refused.refusal());
            case Conversation.Truncation.Done done -> {
                parts.thoughts().forgotten(done.unheard());
                responses.playbackStopped();
                parts.out().send(Outbox.event("conversation.item.truncated").put("item_id", truncate.itemId())
                        .put("content_index", truncate.contentIndex()).put("audio_end_ms", truncate.audioEndMs()));
                yield Optional.empty();
            }
        };
    }

    /** Tells the client of an item that came whole. */
    static void tell(SessionParts parts, Item item) {
        for (String type : new String[] {"conversation.item.added", "conversation.item.done"}) {
            ObjectNode event = Outbox.event(type)
                    .put("previous_item_id", parts.conversation().before(item.id()).orElse(null));
            event.set("item", ItemJson.write(item));
            parts.out().send(event);
        }
    }

    /** What an item that the client created asks of the mind; nothing, for what was said before or by the system. */
    private Optional<Stimulus> stimulus(Item item) {
        return switch (item) {
            case Item.Message message when message.role() == Role.USER -> typed(message).map(Stimulus.CallerTyped::new);
            case Item.Message message -> Optional.empty();
            case Item.FunctionCall call -> Optional.empty();
            case Item.FunctionOutput output -> Optional.of(new Stimulus.ToolReturned(output.callId(),
                    parts.conversation().call(output.callId()).map(Item.FunctionCall::name).orElse(""), output.output()));
        };
    }

    /** A message that is a recording alone: its words must be found. */
    private static Optional<Content.InputAudio> recording(Item item) {
        return item instanceof Item.Message message && message.role() == Role.USER && message.content().size() == 1
                && message.content().getFirst() instanceof Content.InputAudio audio && audio.transcript().isEmpty()
                ? Optional.of(audio) : Optional.empty();
    }

    static Optional<String> typed(Item.Message message) {
        String text = message.content().stream().map(part -> switch (part) {
            case Content.InputText t -> t.text();
            case Content.InputAudio a -> a.transcript().orElse("");
            case Content.InputImage i -> "";
            case Content.OutputText t -> "";
            case Content.OutputAudio a -> "";
        }).filter(t -> !t.isBlank()).collect(Collectors.joining(" "));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String written(Item.Message message) {
        return message.content().stream().filter(Content.OutputText.class::isInstance).map(part -> ((Content.OutputText) part).text())
                .collect(Collectors.joining(" "));
    }

    private static String saidIn(Item item) {
        return item instanceof Item.Message message
                ? message.content().stream().filter(Content.OutputAudio.class::isInstance)
                        .flatMap(part -> ((Content.OutputAudio) part).sentences().stream())
                        .map(Content.Spoken::text).collect(Collectors.joining(" "))
                : "";
    }
}
