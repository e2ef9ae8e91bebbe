package io.trunkline.call.model;

import io.trunkline.call.audio.Audio;
import java.util.List;

/** What we tell a model's session. Order is kept on the wire; a provider's codec drops what its profile says it can't do. */
public sealed interface ModelCommand {

    /** Configure a session that was just created. */
    record OpenSession(SessionConfig config) implements ModelCommand {
    }

    /** Change instructions, tools and turn detection of a running session; the voice stays as it is. */
    record UpdateSession(SessionConfig config) implements ModelCommand {
    }

    /**
     * Change what the caller's language decides too: who writes down their words in which language and, if {@code voiceToo}, the voice, which providers take only
     * while nothing was spoken in this session.
     */
    record UpdateSpeech(SessionConfig config, boolean voiceToo) implements ModelCommand {
    }

    /** The caller's turn is over, by our own judgement: only where {@link TurnDetection.Manual} was asked for. Makes no response by itself. */
    record CommitAudio() implements ModelCommand {
    }

    /**
     * Think beside the conversation and answer as text, by {@link ModelEvent.TextAnswered}: a summary, a classification. Never heard, never part of what was
     * said, and no hindrance to a response that speaks.
     */
    record AskText(String askId, String instructions) implements ModelCommand {
    }

    /** Whether a tool that the provider wants to run itself may run; {@code reason} in a few fixed words. */
    record AnswerApproval(String approvalId, boolean approve, String reason) implements ModelCommand {
    }

    /** The caller's voice; valid until the handling call returns. */
    record AppendAudio(Audio audio) implements ModelCommand {
    }

    /**
     * Speak now.
     *
     * @param instructions for this response alone, {@code null} to go on by the session's
     */
    record StartResponse(String instructions, ToolUse toolUse) implements ModelCommand {

        /** A response by the session's own instructions. */
        public static StartResponse plain() {
            return new StartResponse(null, ToolUse.AUTO);
        }
    }

    /** Whether a response may call tools. */
    enum ToolUse { AUTO, NONE }

    /** Stop the response that is running. {@code responseId} may be {@code null}: whichever it is. */
    record CancelResponse(String responseId) implements ModelCommand {
    }

    /** The caller heard only the first {@code playedMs} milliseconds of the item's audio. */
    record Truncate(String itemId, int playedMs) implements ModelCommand {
    }

    /** What tools gave back. */
    record SubmitToolResults(List<ToolOutput> outputs) implements ModelCommand {

        public SubmitToolResults {
            outputs = List.copyOf(outputs);
        }

        public static SubmitToolResults of(String toolCallId, String outputJson) {
            return new SubmitToolResults(List.of(new ToolOutput(toolCallId, outputJson)));
        }
    }

    /** One tool call's output: JSON text, with the sentence to say in {@code display}. */
    record ToolOutput(String toolCallId, String outputJson) {
    }

    /** Text for the conversation that nobody spoke. Makes no response by itself. */
    record AppendContext(Voice voice, String text) implements ModelCommand {
    }

    /** In whose name a context text stands. */
    enum Voice { USER, ASSISTANT, SYSTEM }

    /** One session after another inside a call. Done by whoever opens sessions; a codec has nothing to write for them. */
    sealed interface SessionMove extends ModelCommand {
    }

    /** Open another session of the same model beside the one that runs; answered by {@link ModelEvent.SessionPrepared} if it comes about. */
    record RenewSession(SessionConfig config) implements SessionMove {
    }

    /** The prepared session takes over, knowing all that was said; answered by {@link ModelEvent.SessionReplaced}. */
    record TakeOver() implements SessionMove {
    }

    /**
     * The session is of no use any more: go on with the next model that may serve. What is told meanwhile waits for it. Answered by
     * {@link ModelEvent.SessionReplaced} or {@link ModelEvent.NoSessionLeft}.
     */
    record ReplaceSession(SessionConfig config) implements SessionMove {
    }

    /** End the session. */
    record CloseSession() implements ModelCommand {
    }
}
