package io.trunkline.models.openai;

import static io.trunkline.models.openai.ServerEvents.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.TextAnswered;
import io.trunkline.call.model.ModelEvent.UsageUpdated;
import io.trunkline.call.model.Usage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Responses outside the conversation, known by the metadata we gave them: the call gets their text and their usage and nothing else, so that they can't be taken
 * for the one that speaks. One per session.
 */
final class AskedTexts {

    /** Name of the metadata that holds our id of the question. */
    static final String ASK = "ask";
    /** Beginning of the ids of the client events that ask. */
    static final String EVENT = "ask-";
    /** A session asks a few things at a time; a server that never ends its responses must not fill memory. */
    private static final int REMEMBERED = 16;

    private final Map<String, Asked> running = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Asked> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Asked(String askId, String text) {
    }

    boolean any() {
        return !running.isEmpty();
    }

    /** Whether the event belongs to a response outside the conversation; then it is dealt with. */
    boolean takes(String type, JsonNode event, Consumer<ModelEvent> out) {
        JsonNode response = event.path("response");
        String responseId = response.isObject() ? text(response, "id") : text(event, "response_id");
        String askId = text(response.path("metadata"), ASK);
        if (!askId.isEmpty() && type.equals("response.created")) {
            running.put(responseId, new Asked(askId, ""));
        }
        Asked asked = running.get(responseId);
        if (asked == null && askId.isEmpty()) {
            return false;
        }
        if (type.equals("response.output_text.done") && asked != null) {
            running.put(responseId, new Asked(asked.askId(), text(event, "text")));
        } else if (type.equals("response.done")) {
            running.remove(responseId);
            done(asked == null ? askId : asked.askId(), asked == null ? "" : asked.text(), response, out);
        }
        return true;
    }

    private static void done(String askId, String written, JsonNode response, Consumer<ModelEvent> out) {
        boolean completed = text(response, "status").equals("completed");
        Usage usage = ResponseEvents.usage(response.path("usage"));
        if (!usage.equals(Usage.NONE)) {
            out.accept(new UsageUpdated(usage));
        }
        out.accept(new TextAnswered(askId, !completed ? "" : written.isEmpty() ? inOutput(response) : written));
    }

    /** For servers that send no text events. */
    private static String inOutput(JsonNode response) {
        for (JsonNode item : response.path("output")) {
            for (JsonNode part : item.path("content")) {
                if (!text(part, "text").isEmpty()) {
                    return text(part, "text");
                }
            }
        }
        return "";
    }
}
