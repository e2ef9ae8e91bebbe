package io.trunkline.realtime.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.realtime.audio.WireFormat;
import io.trunkline.realtime.event.Ids;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Items to and from the JSON of events (RealtimeConversationItem). */
public final class ItemJson {

    private ItemJson() {}

    /** An item a client creates; its shape has been checked. Base64 that isn't makes an {@link IllegalArgumentException}. */
    public static Item read(JsonNode json, WireFormat inputFormat) {
        String id = json.hasNonNull("id") ? json.get("id").textValue() : Ids.next("item");
        return switch (json.get("type").textValue()) {
            case "message" -> new Item.Message(id, Status.COMPLETED, Role.of(json.get("role").textValue()),
                    parts(json.get("content"), inputFormat));
            case "function_call" -> new Item.FunctionCall(id, Status.COMPLETED, json.get("call_id").textValue(),
                    json.get("name").textValue(), json.get("arguments").textValue());
            case "function_call_output" -> new Item.FunctionOutput(id, Status.COMPLETED,
                    json.get("call_id").textValue(), json.get("output").textValue());
            default -> throw new IllegalStateException("unchecked item");
        };
    }

    private static List<Content> parts(JsonNode content, WireFormat inputFormat) {
        List<Content> parts = new ArrayList<>();
        for (JsonNode part : content) {
            parts.add(switch (part.get("type").textValue()) {
                case "input_text" -> new Content.InputText(part.get("text").textValue());
                case "output_text" -> new Content.OutputText(part.get("text").textValue());
                case "input_audio" -> new Content.InputAudio(Base64.getDecoder().decode(part.get("audio").textValue()),
                        inputFormat, Optional.ofNullable(part.path("transcript").textValue()));
                case "input_image" -> new Content.InputImage(part.get("image_url").textValue(),
                        part.path("detail").asText("auto"));
                default -> throw new IllegalStateException("unchecked content");
            });
        }
        return parts;
    }

    /** An item without its audio, as all events but retrieved carry it. */
    public static ObjectNode write(Item item) {
        return write(item, false);
    }

    /** An item, with the caller's audio in it when wanted (conversation.item.retrieved). */
    public static ObjectNode write(Item item, boolean withAudio) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", item.id()).put("object", "realtime.item");
        switch (item) {
            case Item.Message message -> {
                json.put("type", "message").put("status", item.status().wire()).put("role", message.role().wire());
                ArrayNode content = json.putArray("content");
                message.content().forEach(part -> content.add(write(part, withAudio)));
            }
            case Item.FunctionCall call -> json.put("type", "function_call").put("status", item.status().wire())
                    .put("call_id", call.callId()).put("name", call.name()).put("arguments", call.arguments());
            case Item.FunctionOutput output -> json.put("type", "function_call_output")
                    .put("status", item.status().wire()).put("call_id", output.callId()).put("output", output.output());
        }
        return json;
    }

    private static ObjectNode write(Content part, boolean withAudio) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (part) {
            case Content.InputText text -> json.put("type", "input_text").put("text", text.text());
            case Content.OutputText text -> json.put("type", "output_text").put("text", text.text());
            case Content.InputImage image -> json.put("type", "input_image").put("image_url", image.url())
                    .put("detail", image.detail());
            case Content.OutputAudio audio -> {
                json.put("type", "output_audio");
                audio.transcript().ifPresent(words -> json.put("transcript", words));
            }
            case Content.InputAudio audio -> {
                json.put("type", "input_audio");
                audio.transcript().ifPresentOrElse(words -> json.put("transcript", words),
                        () -> json.putNull("transcript"));
                if (withAudio) {
                    json.put("audio", Base64.getEncoder().encodeToString(audio.audio()));
                }
            }
        }
        return json;
    }
}
