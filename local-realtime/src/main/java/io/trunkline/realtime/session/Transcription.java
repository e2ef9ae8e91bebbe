package io.trunkline.realtime.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.realtime.conversation.Content;
import io.trunkline.realtime.conversation.Item;
import io.trunkline.realtime.event.Outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of the caller's audio: in its item, and in the events that tell the client of them. */
final class Transcription {

    private static final String TYPE = "conversation.item.input_audio_transcription.";

    private Transcription() {}

    /** The item with its words; as it is if it isn't a recording. */
    static Item in(Item item, String words) {
        return item instanceof Item.Message message && message.content().getFirst() instanceof Content.InputAudio audio
                ? message.with(0, new Content.InputAudio(audio.audio(), audio.format(), Optional.of(words)))
                : item;
    }

    /** @param seconds length of the recording */
    static List<ObjectNode> completed(String itemId, String words, double seconds) {
        List<ObjectNode> events = new ArrayList<>();
        if (!words.isEmpty()) {
            events.add(event("delta", itemId).put("delta", words));
        }
        ObjectNode completed = event("completed", itemId).put("transcript", words);
        completed.putObject("usage").put("type", "duration").put("seconds", seconds);
        events.add(completed);
        return events;
    }

    static ObjectNode failed(String itemId) {
        ObjectNode event = event("failed", itemId);
        event.putObject("error").put("type", "server_error").put("code", "transcription_failed")
                .put("message", "The words could not be found.");
        return event;
    }

    private static ObjectNode event(String what, String itemId) {
        return Outbox.event(TYPE + what).put("item_id", itemId).put("content_index", 0);
    }
}
