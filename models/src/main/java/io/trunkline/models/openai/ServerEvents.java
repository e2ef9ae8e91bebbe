package io.trunkline.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.audio.Base64Text;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import io.trunkline.call.model.ModelEvent.AudioDone;
import io.trunkline.call.model.ModelEvent.CallerSilent;
import io.trunkline.call.model.ModelEvent.HostedToolsMissing;
import io.trunkline.call.model.ModelEvent.ItemTruncated;
import io.trunkline.call.model.ModelEvent.LanguageHeard;
import io.trunkline.call.model.ModelEvent.Malformed;
import io.trunkline.call.model.ModelEvent.ModelFailed;
import io.trunkline.call.model.ModelEvent.RateLimits;
import io.trunkline.call.model.ModelEvent.ResponseStarted;
import io.trunkline.call.model.ModelEvent.SessionCreated;
import io.trunkline.call.model.ModelEvent.SessionPart;
import io.trunkline.call.model.ModelEvent.SessionReady;
import io.trunkline.call.model.ModelEvent.SessionRejected;
import io.trunkline.call.model.ModelEvent.SpeechStarted;
import io.trunkline.call.model.ModelEvent.SpeechStopped;
import io.trunkline.call.model.ModelEvent.TextAnswered;
import io.trunkline.call.model.ModelEvent.TextCompleted;
import io.trunkline.call.model.ModelEvent.Transcript;
import io.trunkline.call.model.ModelEvent.TranscriptDelta;
import io.trunkline.call.model.ModelEvent.TranscriptFailed;
import io.trunkline.call.model.ModelEvent.Unrecognized;
import io.trunkline.call.model.ModelEvent.UsageUpdated;
import io.trunkline.call.model.Side;
import io.trunkline.call.model.Usage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What each server event of the protocol means to a call: the table of "Realtime server events". One per session. */
final class ServerEvents {

    private static final int LONGEST_TYPE = 64;

    private final Dialect dialect;
    private final AskedTexts asked = new AskedTexts();

    ServerEvents(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Whether responses outside the conversation run: then it must be looked at whose an event is. */
    boolean asking() {
        return asked.any();
    }

    void read(JsonNode event, Consumer<ModelEvent> out) {
        String sent = text(event, "type");
        String type = dialect == Dialect.GENERAL ? sent : EventNames.today(sent);
        if (type.startsWith("response.") && asked.takes(type, event, out)) {
            return;
        }
        switch (type) {
            case "session.created" -> out.accept(new SessionCreated(text(event.path("session"), "id")));
            case "session.updated" -> out.accept(new SessionReady(event.path("session").path("expires_at").asLong(0)));
            case "error" -> out.accept(error(event.path("error")));
            case "input_audio_buffer.speech_started" -> out.accept(new SpeechStarted(itemId(event), event.path("audio_start_ms").asLong(0)));
            case "input_audio_buffer.speech_stopped" -> out.accept(new SpeechStopped(itemId(event), event.path("audio_end_ms").asLong(0)));
            case "input_audio_buffer.timeout_triggered" -> out.accept(new CallerSilent(itemId(event)));
            case "conversation.item.input_audio_transcription.delta" -> out.accept(new TranscriptDelta(Side.CALLER, itemId(event), text(event, "delta")));
            case "conversation.item.input_audio_transcription.completed" -> transcribed(event, out);
            case "conversation.item.input_audio_transcription.failed" ->
                out.accept(new TranscriptFailed(itemId(event), text(event.path("error"), "code")));
            case "conversation.item.truncated" -> out.accept(new ItemTruncated(itemId(event), event.path("audio_end_ms").asLong(0)));
            case "response.created" -> out.accept(new ResponseStarted(text(event.path("response"), "id")));
            case "response.output_audio.delta" -> out.accept(audio(event));
            case "response.output_audio.done" -> out.accept(new AudioDone(responseId(event), itemId(event)));
            case "response.output_audio_transcript.delta" ->
                out.accept(new TranscriptDelta(Side.AGENT, itemId(event), text(event, "delta")));
            case "response.output_audio_transcript.done" ->
                out.accept(new Transcript(Side.AGENT, itemId(event), text(event, "transcript")));
            case "response.output_text.done" ->
                out.accept(new TextCompleted(responseId(event), itemId(event), text(event, "text")));
            case "response.output_item.done" -> ResponseEvents.item(responseId(event), event.path("item"), out);
            case "response.done" -> ResponseEvents.done(event.path("response"), out);
            case "mcp_list_tools.failed" -> out.accept(new HostedToolsMissing(itemId(event)));
            case "rate_limits.updated" -> out.accept(limits(event.path("rate_limits")));
            default -> unknown(type, out);
        }
    }

    private static void unknown(String type, Consumer<ModelEvent> out) {
        if (type.isEmpty()) {
            out.accept(new Malformed("no type"));
        } else if (!EventNames.IGNORED.contains(type)) {
            out.accept(new Unrecognized(type.length() <= LONGEST_TYPE ? type : type.substring(0, LONGEST_TYPE)));
        }
    }

    private static ModelEvent error(JsonNode error) {
        String code = text(error, "code").isEmpty() ? text(error, "type") : text(error, "code");
        ModelFailed failed = new ModelFailed(code, FailurePolicy.ofError(text(error, "type"), code));
        String cause = text(error, "event_id");
        if (cause.startsWith(AskedTexts.EVENT) && failed.kind() == ModelEvent.FailureKind.HARMLESS) {
            return new TextAnswered(cause.substring(AskedTexts.EVENT.length()), "");
        }
        boolean ofSession = cause.startsWith(ClientEvents.SESSION_EVENT);
        if (!ofSession || failed.kind() != ModelEvent.FailureKind.HARMLESS) {
            return failed;
        }
        boolean transcription = text(error, "param").contains("transcription") || text(error, "message").contains("transcription");
        return new SessionRejected(transcription ? SessionPart.TRANSCRIPTION : SessionPart.OTHER, code);
    }

    private static ModelEvent audio(JsonNode event) {
        byte[] base64 = text(event, "delta").getBytes(StandardCharsets.UTF_8);
        return Base64Text.valid(base64, 0, base64.length) ? new AudioDelta(responseId(event), itemId(event), new Audio(base64, 0, base64.length))
                : new Malformed("delta is not base64");
    }

    private static void transcribed(JsonNode event, Consumer<ModelEvent> out) {
        JsonNode languages = event.path("languages");
        if (languages.size() == 1) {
            // two at once tell nothing of the caller
            out.accept(new LanguageHeard(itemId(event), text(languages.get(0), "code")));
        }
        out.accept(new Transcript(Side.CALLER, itemId(event), text(event, "transcript")));
        JsonNode usage = event.path("usage");
        if (usage.isObject()) {
            JsonNode input = usage.path("input_token_details");
            out.accept(new UsageUpdated(new Usage(input.path("text_tokens").asLong(0), input.path("audio_tokens").asLong(0), 0, 0,
                    usage.path("output_tokens").asLong(0), 0, usage.path("seconds").asDouble(0))));
        }
    }

    private static RateLimits limits(JsonNode limits) {
        List<RateLimits.Limit> all = new ArrayList<>();
        for (JsonNode limit : limits) {
            all.add(new RateLimits.Limit(text(limit, "name"), limit.path("limit").asLong(0), limit.path("remaining").asLong(0),
                    limit.path("reset_seconds").asDouble(0)));
        }
        return new RateLimits(all);
    }

    private static String responseId(JsonNode event) {
        return text(event, "response_id");
    }

    private static String itemId(JsonNode event) {
        return text(event, "item_id");
    }

    /** The text of a field, {@code ""} if there is none. */
    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() ? value.textValue() : "";
    }
}
