package io.trunkline.call;

import io.trunkline.call.model.ModelEvent.RateLimits;
import io.trunkline.call.model.Side;
import io.trunkline.call.model.Usage;
import io.trunkline.call.quality.LineQuality;

/** What a call tells our own side: what to do, what to write down, what to count. Times are the monotonic nanoseconds of {@code CallSession.on}. */
public sealed interface CallNotice {

    /** The model's session took its configuration for the first time. {@code expiresAtEpochSeconds} 0 if not said. */
    record SessionOpened(long expiresAtEpochSeconds) implements CallNotice {
    }

    /** The first audio of the call left for the caller, so long after the stream was accepted. */
    record GreetingStarted(long setUpNanos) implements CallNotice {
    }

    /**
     * One side's turn is over. Turns may be told out of order, the caller's text being late: sort by {@code startedAtNanos}.
     *
     * @param text the agent's: what was heard, cut at the interruption
     * @param heardMs of the agent's audio; 0 for the caller
     * @param sentMs of the agent's audio; 0 for the caller
     * @param interrupted the caller cut it short
     * @param heardEstimate {@code text} was cut in proportion to the audio heard: an estimate
     */
    record TurnCompleted(Side side, String itemId, String text, long startedAtNanos, int heardMs, int sentMs, boolean interrupted, boolean heardEstimate)
            implements CallNotice {
    }

    /**
     * The caller cut the agent short. Told after the carrier's clear was handed out: reaction = time of that write minus {@code noticedAtNanos}.
     *
     * @param playedMs of the item that was being played
     * @param sentMs of that item
     */
    record BargeIn(String itemId, int playedMs, int sentMs, long noticedAtNanos, Cause cause) implements CallNotice {

        /** What the caller did. */
        public enum Cause { SPEECH, KEY }
    }

    /**
     * The caller heard the beginning of an answer, told when the carrier's mark proves it. On the caller's side of the line: from the last sound of their speech
     * to the first of ours; see {@code session.CallQuality}.
     *
     * @param speechEndedAtNanos when the last of their speech arrived here
     * @param afterNanos how long they waited
     * @param modelNanos the model's part of it: last of the speech forwarded to first audio from the model; the rest is ours and the network's
     */
    record AnswerHeard(long speechEndedAtNanos, long afterNanos, long modelNanos) implements CallNotice {
    }

    /** The caller spoke into the agent's speech, and it fell silent for them so long after they began. Told when the carrier gave a mark back. */
    record Silenced(long afterNanos) implements CallNotice {
    }

    /** Neither side was heard for so long, two seconds at the least. Told when one was again. */
    record DeadAir(long nanos) implements CallNotice {
    }

    /** Caller stopped (by the provider's word, its silence included) to first audio handed to the carrier. */
    record ResponseLatency(long nanos) implements CallNotice {
    }

    /** Run this tool; answer with {@link CallInput.ToolAnswered}. {@code argumentsJson} is as the model wrote it and may be no JSON. */
    record ToolRequested(String toolCallId, String name, String argumentsJson, long deadlineNanos) implements CallNotice {
    }

    /** A tool didn't answer in time; the model was told so. */
    record ToolTimedOut(String toolCallId, String name) implements CallNotice {
    }

    /** A structured decision of the agent, already answered. */
    record DecisionRecorded(String toolCallId, String argumentsJson) implements CallNotice {
    }

    /** Hand the call to a human: {@code {reason, summary, urgency}}. Answer with {@link CallInput.EscalationAnswered}. */
    record EscalationRequested(String toolCallId, String argumentsJson) implements CallNotice {
    }

    /** The caller heard why they are handed over ({@code played}), or it took too long: move the leg now. */
    record EscalationAnnounced(String toolCallId, boolean played) implements CallNotice {
    }

    /** Switch the voice agent: {@code {agent}}. Answer with {@link CallInput.AgentSwitched}, or {@link CallInput.ToolAnswered} if there is none. */
    record AgentSwitchRequested(String toolCallId, String argumentsJson) implements CallNotice {
    }

    /** Move the leg to an operator now. */
    record OperatorRequested(OperatorReason reason) implements CallNotice {
    }

    /** Why an operator is wanted. */
    enum OperatorReason { PRESSED_ZERO, SESSION_NOT_READY, SESSION_LOST, MODEL_REFUSED, MODEL_SILENT, RESPONSES_FAIL, BUDGET_SPENT }

    /** What the call may cost is nearly spent, and the agent was told to come to an end; or all of it is. */
    record BudgetReached(double usd, boolean spent) implements CallNotice {
    }

    /** The answer to {@link CallInput.TextWanted}; empty if there is none. */
    record TextReady(String askId, String text) implements CallNotice {
    }

    /** The caller speaks another of the agent's languages: answer with {@link CallInput.LanguageSwitched}. */
    record LanguageWanted(String language) implements CallNotice {
    }

    /** The caller began to be silent about something, and heard this step. */
    record SilencePrompted(String step) implements CallNotice {
    }

    /** The provider ran a tool itself. */
    record HostedToolUsed(String server, String name, boolean ok) implements CallNotice {
    }

    /** The provider asked whether it may run a tool, and was answered. {@code argumentsJson} is as the model wrote it. */
    record HostedToolJudged(String server, String name, String argumentsJson, boolean approved) implements CallNotice {
    }

    /** Less than a tenth of a provider's limit is left; told once, until it has recovered. {@code share} 0 to 1. */
    record LimitNear(String name, double share) implements CallNotice {
    }

    /** Keys the caller pressed, together. May be a card number: mask before keeping. */
    record KeysPressed(String digits) implements CallNotice {
    }

    /** The agent wants to end the call: {@code {outcome}}. The call ends when the goodbye was played. */
    record EndRequested(String toolCallId, String argumentsJson) implements CallNotice {
    }

    /** Tokens and seconds used. */
    record Used(String agent, Usage usage) implements CallNotice {
    }

    /** What is left of the provider's limits. */
    record Limits(RateLimits limits) implements CallNotice {
    }

    /** Another session serves the call: {@code model} is its name, so long after the one before was found wanting (0: it wasn't). */
    record SessionChanged(String model, Change why, long gapNanos) implements CallNotice {

        /** Why another session came. */
        public enum Change {
            /** The one before was lost, refused or silent. */
            FAILED_OVER,
            /** The one before had grown old, or was about to end. */
            RENEWED,
            /** Another voice agent needs another model. */
            AGENT
        }
    }

    /** The provider reported an error. {@code code} is the provider's. */
    record ModelTrouble(String code, boolean fatal) implements CallNotice {
    }

    /** The call is over for this bridge; told exactly once, the last notice. */
    record Finished(FinishReason reason, String detail, CallCounters counters, LineQuality line) implements CallNotice {
    }

    /** Why a call is over. */
    enum FinishReason {
        /** The carrier ended the stream while the agent had the call. */
        CALLER_HUNG_UP,
        /** The agent said goodbye; {@code detail} is the JSON it ended with. */
        AGENT_ENDED,
        /** The leg was moved to a human or an operator. */
        HANDED_OVER,
        /** The stream's socket went without a word. */
        STREAM_LOST,
        /** We were asked to hang up; {@code detail} says why. */
        HUNG_UP,
        /** No stream ever claimed the session. */
        UNCLAIMED
    }
}
