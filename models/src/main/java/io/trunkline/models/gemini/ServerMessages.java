package io.trunkline.models.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.Malformed;
import io.trunkline.call.model.ModelEvent.SessionEnding;
import io.trunkline.call.model.ModelEvent.SessionReady;
import io.trunkline.call.model.ModelEvent.ToolCallRequested;
import io.trunkline.call.model.ModelEvent.Unrecognized;
import io.trunkline.call.model.ModelEvent.UsageUpdated;
import io.trunkline.call.model.Usage;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;

/** What each server message means to a call. A message may hold several parts, each of which counts. */
final class ServerMessages {

    private static final Set<String> IGNORED = Set.of("voiceActivityDetectionSignal", "voiceActivity");

    private final OpenTools tools;
    private final ServerTurns turns = new ServerTurns();
    private String handle;
    private boolean ready;
    private long calls;

    ServerMessages(OpenTools tools) {
        this.tools = tools;
    }

    boolean ready() {
        return ready;
    }

    /** What another connection goes on with this session by; {@code null} if it can't (now). */
    String resumptionHandle() {
        return handle;
    }

    void read(JsonNode message, Consumer<ModelEvent> out) {
        if (message.isEmpty()) {
            out.accept(new Malformed("no kind"));
        }
        for (Iterator<String> names = message.fieldNames(); names.hasNext();) {
            String name = names.next();
            part(name, message.get(name), out);
        }
    }

    private void part(String name, JsonNode part, Consumer<ModelEvent> out) {
        switch (name) {
            case "setupComplete" -> {
                ready = true;
                out.accept(new SessionReady(0));
            }
            case "serverContent" -> turns.content(part, out);
            case "toolCall" -> toolCall(part, out);
            case "toolCallCancellation" -> part.path("ids").forEach(id -> tools.calledOff(id.asText("")));
            case "goAway" -> out.accept(new SessionEnding(millis(part.path("timeLeft").asText(""))));
            case "sessionResumptionUpdate" -> handle = part.path("resumable").asBoolean(false) ? text(part, "newHandle") : null;
            case "usageMetadata" -> out.accept(new UsageUpdated(usage(part)));
            default -> {
                if (!IGNORED.contains(name)) {
                    out.accept(new Unrecognized(name.length() > 64 ? name.substring(0, 64) : name));
                }
            }
        }
    }

    /** Calls end a response as those of Realtime do: what follows their answers is the next. */
    private void toolCall(JsonNode call, Consumer<ModelEvent> out) {
        String response = turns.begin(out);
        for (JsonNode function : call.path("functionCalls")) {
            String id = text(function, "id") == null ? "call-" + ++calls : text(function, "id");
            String name = text(function, "name") == null ? "" : text(function, "name");
            tools.called(id, name);
            JsonNode arguments = function.path("args");
            out.accept(new ToolCallRequested(response, id, id, name, arguments.isMissingNode() ? "{}" : arguments.toString(), true));
        }
        turns.end(ModelEvent.ResponseStatus.COMPLETED, "", out);
    }

    private static Usage usage(JsonNode usage) {
        JsonNode in = usage.path("promptTokensDetails");
        JsonNode out = usage.path("responseTokensDetails");
        JsonNode cached = usage.path("cacheTokensDetails");
        return new Usage(tokens(in, "TEXT"), tokens(in, "AUDIO"), tokens(cached, "TEXT"), tokens(cached, "AUDIO"), tokens(out, "TEXT"), tokens(out, "AUDIO"), 0);
    }

    private static long tokens(JsonNode details, String modality) {
        long sum = 0;
        for (JsonNode detail : details) {
            sum += modality.equals(detail.path("modality").asText()) ? Math.max(0, detail.path("tokenCount").asLong(0)) : 0;
        }
        return sum;
    }

    /** {@code 9.5s}: a duration of protocol buffers as JSON. */
    private static long millis(String duration) {
        try {
            return duration.endsWith("s") ? (long) (Double.parseDouble(duration.substring(0, duration.length() - 1)) * 1000) : 0;
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }

    private static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : null;
    }
}
