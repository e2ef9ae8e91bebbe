package io.trunkline.realtime.conversation;

import io.trunkline.realtime.event.Refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The items of a session in order. Owned by the session's thread. */
public final class Conversation {

    private final String id;
    private final List<Item> items = new ArrayList<>();

    /** An empty conversation, {@code conv_…}. */
    public Conversation(String id) {
        this.id = id;
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** All items, in order; a copy. */
    public List<Item> items() {
        return List.copyOf(items);
    }

    /** The item of this id. */
    public Optional<Item> find(String itemId) {
        int index = indexOf(itemId);
        return index < 0 ? Optional.empty() : Optional.of(items.get(index));
    }

    /** The call that an output with this call id answers. */
    public Optional<Item.FunctionCall> call(String callId) {
        return items.stream().filter(Item.FunctionCall.class::isInstance).map(Item.FunctionCall.class::cast)
                .filter(c -> c.callId().equals(callId)).findFirst();
    }

    /** The id of the item before this one; empty for the first and for one that isn't here. */
    public Optional<String> before(String itemId) {
        int index = indexOf(itemId);
        return index <= 0 ? Optional.empty() : Optional.of(items.get(index - 1).id());
    }

    /** The id of the last item. */
    public Optional<String> last() {
        return items.isEmpty() ? Optional.empty() : Optional.of(items.getLast().id());
    }

    /** Puts an item at the end. */
    public void append(Item item) {
        items.add(item);
    }

    /**
     * Puts a client's item where the client wants it.
     *
     * @param previousItemId empty appends, {@code root} is the front
     * @return why not, or empty when done
     */
    public Optional<Refusal> insert(Item item, Optional<String> previousItemId) {
        if (indexOf(item.id()) >= 0) {
            return Optional.of(Refusal.of("item_create_duplicate_id", "item.id",
                    "Error adding item: an item with id '" + item.id() + "' already exists."));
        }
        if (item instanceof Item.FunctionOutput output && call(output.callId()).isEmpty()) {
            return Optional.of(Refusal.of("invalid_tool_call_id", "item.call_id",
                    "Tool call ID '" + output.callId() + "' not found in conversation."));
        }
        if (previousItemId.isEmpty()) {
            items.add(item);
            return Optional.empty();
        }
        int index = previousItemId.get().equals("root") ? -1 : indexOf(previousItemId.get());
        if (index < 0 && !previousItemId.get().equals("root")) {
            return Optional.of(Refusal.of("item_create_invalid_previous_item_id", "previous_item_id",
                    "Error adding item: the previous item with id '" + previousItemId.get() + "' does not exist."));
        }
        items.add(index + 1, item);
        return Optional.empty();
    }

    /** Replaces the item of the same id; one deleted meanwhile stays deleted. */
    public void replace(Item item) {
        int index = indexOf(item.id());
        if (index >= 0) {
            items.set(index, item);
        }
    }

    /** Deletes an item; false when there is none. */
    public boolean delete(String itemId) {
        return items.removeIf(i -> i.id().equals(itemId));
    }

    /** What a truncation came to. */
    public sealed interface Truncation {

        /** Done; these sentences (maybe none: blank) were not heard to their end and are forgotten. */
        record Done(String unheard) implements Truncation {}

        /** Not done. */
        record Refused(Refusal refusal) implements Truncation {}
    }

    /** Cuts the audio of an assistant's item at {@code endMs} and deletes its transcript (conversation.item.truncate). */
    public Truncation truncate(String itemId, int contentIndex, int endMs) {
        Optional<Item> found = find(itemId);
        if (found.isEmpty()) {
            return refused("item_truncate_invalid_item_id", "item_id", "Item with item_id not found: " + itemId + ".");
        }
        if (!(found.get() instanceof Item.Message message) || message.role() != Role.ASSISTANT) {
            return refused("invalid_value", "item_id", "Only model output audio messages can be truncated.");
        }
        if (contentIndex >= message.content().size()
                || !(message.content().get(contentIndex) instanceof Content.OutputAudio audio)) {
            return refused("invalid_value", "content_index", "Content part " + contentIndex + " is not output audio.");
        }
        if (message.status() == Status.IN_PROGRESS) {
            return refused("invalid_value", "item_id", "The item is still being generated; cancel its response first.");
        }
        if (endMs > audio.millis()) {
            return refused("invalid_value", "audio_end_ms",
                    "Audio content of " + audio.millis() + "ms is already shorter than " + endMs + "ms");
        }
        replace(message.with(contentIndex, audio.cutAt(endMs)));
        return new Truncation.Done(audio.unheardAfter(endMs));
    }

    private static Truncation refused(String code, String param, String message) {
        return new Truncation.Refused(Refusal.of(code, param, message));
    }

    private int indexOf(String itemId) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).id().equals(itemId)) {
                return i;
            }
        }
        return -1;
    }
}
