package io.trunkline.realtime.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Base64;
import java.util.Optional;

/** Decodes text frames into client events. Stateless; never throws on any input. */
public final class ClientEventDecoder {

    /** Longest audio in one append event, 15 MiB as the API reference says. */
    public static final int MOST_AUDIO_BYTES = 15 * 1024 * 1024;

    /** Base64 of the longest audio, and some more for instructions around it. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(22 * 1024 * 1024).build()).build());

    private ClientEventDecoder() {}

    /** The event in a frame, or why it isn't one. */
    public static Decoded decode(String frame) {
        JsonNode json;
        try {
            json = JSON.readTree(frame);
        } catch (JsonProcessingException e) {
            return refused(Refusal.of("invalid_json", null, "The event is not valid JSON."), Optional.empty());
        }
        if (json == null || !json.isObject()) {
            return refused(Refusal.of("invalid_event", null, "An event must be a JSON object."), Optional.empty());
        }
        return decode((ObjectNode) json);
    }

    private static Decoded decode(ObjectNode json) {
        Optional<String> eventId = Optional.ofNullable(json.path("event_id").textValue());
        if (!json.has("type")) {
            return refused(Refusal.of("invalid_event", "type", "The 'type' field is missing."), eventId);
        }
        Optional<Refusal> refusal = Shapes.EVENT.refuse(json, "");
        return refusal.isPresent() ? refused(refusal.get(), eventId) : event(json, eventId);
    }

    private static Decoded event(ObjectNode json, Optional<String> eventId) {
        String type = json.get("type").textValue();
        return switch (type) {
            case "session.update" -> accepted(new ClientEvent.UpdateSession((ObjectNode) json.get("session")), eventId);
            case "input_audio_buffer.append" -> audio(json.get("audio").textValue(), eventId);
            case "input_audio_buffer.commit" -> accepted(new ClientEvent.CommitAudio(), eventId);
            case "input_audio_buffer.clear" -> accepted(new ClientEvent.ClearAudio(), eventId);
            case "output_audio_buffer.clear" -> accepted(new ClientEvent.ClearOutput(), eventId);
            case "conversation.item.create" -> accepted(new ClientEvent.CreateItem((ObjectNode) json.get("item"),
                    text(json, "previous_item_id")), eventId);
            case "conversation.item.retrieve" -> accepted(new ClientEvent.RetrieveItem(itemId(json)), eventId);
            case "conversation.item.delete" -> accepted(new ClientEvent.DeleteItem(itemId(json)), eventId);
            case "conversation.item.truncate" -> accepted(new ClientEvent.TruncateItem(itemId(json),
                    json.get("content_index").intValue(), json.get("audio_end_ms").intValue()), eventId);
            case "response.create" -> accepted(new ClientEvent.CreateResponse(
                    json.path("response") instanceof ObjectNode o ? o : JsonNodeFactory.instance.objectNode()), eventId);
            case "response.cancel" -> accepted(new ClientEvent.CancelResponse(text(json, "response_id")), eventId);
            default -> throw new IllegalStateException("no decoder for the known event type " + type);
        };
    }

    private static Decoded audio(String base64, Optional<String> eventId) {
        if (base64.length() > (long) MOST_AUDIO_BYTES * 4 / 3 + 4) {
            return refused(Refusal.of("invalid_value", "audio", "Audio of one event must not exceed 15 MiB."), eventId);
        }
        try {
            return accepted(new ClientEvent.AppendAudio(Base64.getDecoder().decode(base64)), eventId);
        } catch (IllegalArgumentException e) {
            return refused(Refusal.value("audio",
                    "Invalid 'audio'. Expected base64-encoded audio bytes."), eventId);
        }
    }

    private static String itemId(JsonNode json) {
        return json.get("item_id").textValue();
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.path(field).textValue());
    }

    private static Decoded accepted(ClientEvent event, Optional<String> eventId) {
        return new Decoded.Accepted(event, eventId);
    }

    private static Decoded refused(Refusal refusal, Optional<String> eventId) {
        return new Decoded.Refused(refusal, eventId);
    }
}
