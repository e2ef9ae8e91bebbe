package io.trunkline.models.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelCommand.AnswerApproval;
import io.trunkline.call.model.ModelCommand.AppendAudio;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.AskText;
import io.trunkline.call.model.ModelCommand.CancelResponse;
import io.trunkline.call.model.ModelCommand.CloseSession;
import io.trunkline.call.model.ModelCommand.CommitAudio;
import io.trunkline.call.model.ModelCommand.OpenSession;
import io.trunkline.call.model.ModelCommand.StartResponse;
import io.trunkline.call.model.ModelCommand.SubmitToolResults;
import io.trunkline.call.model.ModelCommand.ToolOutput;
import io.trunkline.call.model.ModelCommand.ToolUse;
import io.trunkline.call.model.ModelCommand.Truncate;
import io.trunkline.call.model.ModelCommand.UpdateSession;
import io.trunkline.call.model.ModelCommand.UpdateSpeech;
import io.trunkline.call.model.ModelCommand.Voice;
import io.trunkline.call.wire.MessageSink;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/** Our client events. Each but audio has an id that tells by its beginning what an error is about. */
final class ClientEvents {

    /** Beginning of the ids of session updates. */
    static final String SESSION_EVENT = "session-";

    private static final byte[] APPEND_START = "{\"type\":\"input_audio_buffer.append\",\"audio\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] APPEND_END = "\"}".getBytes(StandardCharsets.US_ASCII);

    private final ObjectMapper json;
    private final SessionJson sessions;
    private long count;

    ClientEvents(ObjectMapper json) {
        this.json = json;
        this.sessions = new SessionJson(json);
    }

    void write(ModelCommand command, Consumer<byte[]> frames) {
        switch (command) {
            case AppendAudio append -> append(append.audio(), frames::accept);
            case OpenSession open -> frames.accept(bytes(event("session.update", SESSION_EVENT).set("session", sessions.whole(open.config()))));
            case UpdateSession update -> frames.accept(bytes(event("session.update", SESSION_EVENT).set("session", sessions.changeable(update.config()))));
            case StartResponse start -> frames.accept(bytes(respond(start)));
            case CancelResponse cancel -> frames.accept(bytes(cancel(cancel)));
            case Truncate truncate -> frames.accept(bytes(event("conversation.item.truncate", "truncate-").put("item_id", truncate.itemId())
                    .put("content_index", 0).put("audio_end_ms", truncate.playedMs())));
            case SubmitToolResults results -> results.outputs().forEach(output -> frames.accept(bytes(result(output))));
            case UpdateSpeech update -> frames.accept(bytes(event("session.update", SESSION_EVENT)
                    .set("session", sessions.speech(update.config(), update.voiceToo()))));
            case CommitAudio _ -> frames.accept(bytes(event("input_audio_buffer.commit", "commit-")));
            case AskText ask -> frames.accept(bytes(ask(ask)));
            case AnswerApproval answer -> frames.accept(bytes(approval(answer)));
            case AppendContext context -> frames.accept(bytes(context(context)));
            case CloseSession _, ModelCommand.SessionMove _ -> { }
        }
    }

    /** The hot one: the base64 text is moved as it is. */
    void append(Audio audio, MessageSink out) {
        out.send(APPEND_START, audio, APPEND_END);
    }

    private ObjectNode respond(StartResponse start) {
        ObjectNode event = event("response.create", "response-");
        if (start.instructions() != null) {
            event.withObject("/response").put("instructions", start.instructions());
        }
        if (start.toolUse() == ToolUse.NONE) {
            event.withObject("/response").put("tool_choice", "none");
        }
        return event;
    }

    private ObjectNode ask(AskText ask) {
        ObjectNode event = json.createObjectNode().put("type", "response.create").put("event_id", AskedTexts.EVENT + ask.askId());
        ObjectNode response = event.putObject("response").put("conversation", "none").put("instructions", ask.instructions()).put("tool_choice", "none");
        response.putArray("output_modalities").add("text");
        response.putObject("metadata").put(AskedTexts.ASK, ask.askId());
        return event;
    }

    private ObjectNode approval(AnswerApproval answer) {
        ObjectNode event = event("conversation.item.create", "approval-");
        // the protocol wants an id of ours on these items
        event.putObject("item").put("id", "approval_" + count).put("type", "mcp_approval_response").put("approval_request_id", answer.approvalId())
                .put("approve", answer.approve()).put("reason", answer.reason());
        return event;
    }

    private ObjectNode cancel(CancelResponse cancel) {
        ObjectNode event = event("response.cancel", "cancel-");
        return cancel.responseId() == null ? event : event.put("response_id", cancel.responseId());
    }

    private ObjectNode result(ToolOutput output) {
        ObjectNode event = event("conversation.item.create", "result-");
        event.putObject("item").put("type", "function_call_output").put("call_id", output.toolCallId()).put("output", output.outputJson());
        return event;
    }

    private ObjectNode context(AppendContext context) {
        ObjectNode event = event("conversation.item.create", "context-");
        ObjectNode item = event.putObject("item").put("type", "message").put("role", context.voice().name().toLowerCase(Locale.ROOT));
        item.putArray("content").addObject().put("type", context.voice() == Voice.ASSISTANT ? "output_text" : "input_text").put("text", context.text());
        return event;
    }

    private ObjectNode event(String type, String kind) {
        return json.createObjectNode().put("type", type).put("event_id", kind + ++count);
    }

    private byte[] bytes(Object node) {
        try {
            return json.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain nodes can always be written", impossible);
        }
    }
}
