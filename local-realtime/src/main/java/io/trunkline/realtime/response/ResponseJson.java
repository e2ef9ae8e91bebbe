package io.trunkline.realtime.response;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.realtime.conversation.Item;
import io.trunkline.realtime.conversation.ItemJson;
import io.trunkline.realtime.event.Outbox;

import java.util.List;

/** The events that tell of a response as a whole. */
final class ResponseJson {

    private final String id;
    private final ResponseSettings settings;
    private final Stage stage;

    ResponseJson(String id, ResponseSettings settings, Stage stage) {
        this.id = id;
        this.settings = settings;
        this.stage = stage;
    }

    ObjectNode created() {
        ObjectNode event = Outbox.event("response.created");
        event.set("response", json("in_progress", null, List.of(), null));
        return event;
    }

    ObjectNode done(Ending ending, List<Item> output, ObjectNode usage) {
        ObjectNode event = Outbox.event("response.done");
        event.set("response", json(ending.status(), ending.details(), output, usage));
        return event;
    }

    static ObjectNode rateLimits(UsageMeter usage) {
        ObjectNode event = Outbox.event("rate_limits.updated");
        event.putArray("rate_limits").addObject().put("name", "tokens").put("limit", usage.limit())
                .put("remaining", usage.remaining()).put("reset_seconds", 60.0);
        return event;
    }

    private ObjectNode json(String status, ObjectNode details, List<Item> output, ObjectNode usage) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("object", "realtime.response").put("id", id)
                .put("status", status);
        json.set("status_details", details);
        ArrayNode items = json.putArray("output");
        output.forEach(item -> items.add(ItemJson.write(item)));
        json.put("conversation_id", settings.outOfBand() ? null : stage.conversation().id());
        json.putArray("output_modalities").add(settings.spoken() ? "audio" : "text");
        settings.mostTokens().ifPresentOrElse(most -> json.put("max_output_tokens", most),
                () -> json.put("max_output_tokens", "inf"));
        audio(json.putObject("audio").putObject("output"));
        json.set("usage", usage);
        json.set("metadata", settings.metadata());
        return json;
    }

    private void audio(ObjectNode output) {
        ObjectNode format = output.putObject("format").put("type", settings.format().type());
        if (settings.format().type().equals("audio/pcm")) {
            format.put("rate", settings.format().rateHz());
        }
        output.set("voice", settings.voiceJson());
    }
}
