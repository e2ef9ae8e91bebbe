package io.trunkline.call.model;

import io.trunkline.call.audio.Audio;
import java.util.List;

/**
 * What a model's session tells us. Made by a provider's codec on the event loop that owns the call. Which of them a provider sends at all
 * is in its {@link ModelProfile}; nothing in the core may need one that a provider lacks. Ids are the provider's, {@code null} where it has none.
 */
public sealed interface ModelEvent {

    /** The provider opened a session and waits for its configuration. */
    record SessionCreated(String sessionId) implements ModelEvent {
    }

    /**
     * The session took its configuration. Comes again after each update.
     *
     * @param expiresAtEpochSeconds when the provider will end the session, 0 if it doesn't say
     */
    record SessionReady(long expiresAtEpochSeconds) implements ModelEvent {
    }

    /** The session's configuration was refused; the former one (or the provider's default) stands. */
    record SessionRejected(SessionPart part, String code) implements ModelEvent {
    }

    /** Parts of a session's configuration that a call can do without. */
    enum SessionPart { TRANSCRIPTION, OTHER }

    /** The caller began to speak. {@code audioStartMs} counts in audio received by the provider. */
    record SpeechStarted(String itemId, long audioStartMs) implements ModelEvent {
    }

    /** The caller stopped speaking, the provider's silence included. */
    record SpeechStopped(String itemId, long audioEndMs) implements ModelEvent {
    }

    /** The caller said nothing for the configured time; the provider goes on by itself. */
    record CallerSilent(String itemId) implements ModelEvent {
    }

    /** A response began, ours or one the provider started by itself at the end of the caller's turn. */
    record ResponseStarted(String responseId) implements ModelEvent {
    }

    /** Speech to play; valid until the handling call returns. Comes far faster than real time. */
    record AudioDelta(String responseId, String itemId, Audio audio) implements ModelEvent {
    }

    /** All audio of an item was sent. */
    record AudioDone(String responseId, String itemId) implements ModelEvent {
    }

    /** More text of what {@code side} says. */
    record TranscriptDelta(Side side, String itemId, String text) implements ModelEvent {
    }

    /** The whole text of what {@code side} said in this item. */
    record Transcript(Side side, String itemId, String text) implements ModelEvent {
    }

    /** The caller's words couldn't be transcribed; the model heard them all the same. */
    record TranscriptFailed(String itemId, String code) implements ModelEvent {
    }

    /** What was asked beside the conversation is answered; an empty text if the provider couldn't. Told once for each {@link ModelCommand.AskText}. */
    record TextAnswered(String askId, String text) implements ModelEvent {
    }

    /** The language of what the caller said in this item, as the provider heard it: a BCP 47 tag. */
    record LanguageHeard(String itemId, String language) implements ModelEvent {
    }

    /** A tool that the provider runs itself came to an end; it was told the outcome already. */
    record HostedToolEnded(String responseId, String itemId, String server, String name, boolean ok) implements ModelEvent {
    }

    /** The provider couldn't learn what a tool server offers. */
    record HostedToolsMissing(String itemId) implements ModelEvent {
    }

    /** The provider asks whether it may run a tool. */
    record ApprovalRequested(String approvalId, String server, String name, String argumentsJson) implements ModelEvent {
    }

    /** Text that the model wrote in the conversation instead of speaking it. */
    record TextCompleted(String responseId, String itemId, String text) implements ModelEvent {
    }

    /**
     * The model wants something done.
     *
     * @param argumentsJson as the model wrote it: may be no JSON at all
     * @param completed whether the model finished writing it; what isn't finished must not be acted on
     */
    record ToolCallRequested(String responseId, String itemId, String toolCallId, String name, String argumentsJson, boolean completed)
            implements ModelEvent {
    }

    /** A response ended, one way or another. {@code reason} is the provider's word or {@code ""}; {@code usage} may be {@link Usage#NONE}. */
    record ResponseDone(String responseId, ResponseStatus status, String reason, Usage usage) implements ModelEvent {
    }

    /** How a response ended. */
    enum ResponseStatus { COMPLETED, CANCELLED, FAILED, INCOMPLETE }

    /** The provider cut an item to what was heard. */
    record ItemTruncated(String itemId, long audioEndMs) implements ModelEvent {
    }

    /** Tokens or seconds used beside responses, by transcription for one. */
    record UsageUpdated(Usage usage) implements ModelEvent {
    }

    /** What is left of the account's limits. */
    record RateLimits(List<Limit> limits) implements ModelEvent {

        public RateLimits {
            limits = List.copyOf(limits);
        }

        /** One limit: {@code requests} or {@code tokens}. */
        public record Limit(String name, long limit, long remaining, double resetSeconds) {
        }
    }

    /** The provider reported an error; the connection may stay open. {@code code} is the provider's, never caller speech. */
    record ModelFailed(String code, FailureKind kind) implements ModelEvent {
    }

    /** What an error means for the call. */
    enum FailureKind {
        /** Count it, go on. */
        HARMLESS,
        /** A response is active: ask again when it is done. */
        RETRY,
        /** This session is lost; another may work. */
        SESSION_LOST,
        /** No session of this provider will work: key, quota, model. */
        FATAL
    }

    /** The connection is gone, or never came. {@code reason} in a few fixed words or a close code. */
    record SessionClosed(String reason) implements ModelEvent {
    }

    /** The provider will end the session in so many milliseconds. */
    record SessionEnding(long leftMs) implements ModelEvent {
    }

    /** Another session of the same model is ready to take over. */
    record SessionPrepared() implements ModelEvent {
    }

    /**
     * Another session took over, configured and told what was said; the one before is closed.
     *
     * @param model its name as records know it
     * @param expiresAtEpochSeconds 0 if the provider doesn't say
     */
    record SessionReplaced(ModelProfile profile, String model, long expiresAtEpochSeconds) implements ModelEvent {
    }

    /** No model is left to go on with. */
    record NoSessionLeft() implements ModelEvent {
    }

    /** The provider stopped its voice because the caller spoke: what isn't heard yet is void. For those that don't tell when the caller speaks. */
    record OutputInterrupted() implements ModelEvent {
    }

    /** A message of a kind we don't know; counted, never fatal. */
    record Unrecognized(String type) implements ModelEvent {
    }

    /** A message that can't be read. {@code reason} is one of a fixed set of phrases, free of content. */
    record Malformed(String reason) implements ModelEvent {
    }
}
