package io.trunkline.call;

import io.trunkline.call.manner.Manner;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.SessionConfig;
import io.trunkline.call.resume.Standing;
import java.time.Duration;
import java.util.List;

/** What our own side tells a call: answers of tools and escalations, who is calling, the clock. */
public sealed interface CallInput {

    /**
     * Who is calling.
     *
     * @param name full name, {@code null} if unknown
     * @param customerId {@code null} if unknown
     */
    record CallerIdentified(String name, String customerId, Trust trust, NumberState number) implements CallInput {
    }

    /** What is known of the caller's number; the number itself never reaches the model. */
    enum NumberState { KNOWN, UNKNOWN, WITHHELD }

    /**
     * A tool's answer.
     *
     * @param outputJson the whole text for the model: {@code {"status":…,"output":{…},"display":…}}
     * @param display the sentence in it, for the records
     * @param status as in {@code outputJson}
     */
    record ToolAnswered(String toolCallId, String outputJson, String display, String status) implements CallInput {
    }

    /** The hand-over is written down; the agent may now explain it to the caller. */
    record EscalationAnswered(String toolCallId, String outputJson) implements CallInput {
    }

    /** Another voice agent takes the call over. {@code manner} {@code null}: as the one before. */
    record AgentSwitched(String toolCallId, SessionConfig config, Manner manner, String outputJson) implements CallInput {

        public AgentSwitched(String toolCallId, SessionConfig config, String outputJson) {
            this(toolCallId, config, null, outputJson);
        }
    }

    /** What the call has cost so far, in USD. */
    record Spent(double usd) implements CallInput {
    }

    /**
     * Something of ours wants to know what the model makes of the call: a summary, a classification. Answer: {@link CallNotice.TextReady}, always.
     *
     * @param patience behind which there is no answer
     */
    record TextWanted(String askId, String instructions, Duration patience) implements CallInput {
    }

    /**
     * The language that the caller speaks, as far as words tell.
     *
     * @param language a BCP 47 tag
     * @param sure the model said so itself; else somebody judged the words
     */
    record LanguageTold(String language, boolean sure) implements CallInput {
    }

    /** The agent in another of its languages; answer of {@link CallNotice.LanguageWanted}. */
    record LanguageSwitched(SessionConfig config, String language) implements CallInput {
    }

    /** The agent asks for digits ({@code true}) or no longer does: meanwhile a lone {@code 0} is a digit. */
    record DigitCollection(boolean active) implements CallInput {
    }

    /**
     * What is known of a call that another bridge held, for a call set up to resume. Told once, in any case; and once more
     * if it was told as {@link Standing#UNKNOWN} and came after all.
     *
     * @param memory      what was said and done, for the model, the oldest first
     * @param unfinished  what is to be said again, empty if nothing or if its words aren't known
     * @param silentNanos for how long the caller has heard nothing by now
     * @param pending     tool calls whose answers are on their way
     */
    record Resumed(List<AppendContext> memory, Standing standing, String unfinished, long silentNanos, List<Pending> pending) implements CallInput {

        public Resumed {
            memory = List.copyOf(memory);
            pending = List.copyOf(pending);
        }

        /** A tool call without an answer. {@code escalation}: the hand-over to a human. */
        public record Pending(String toolCallId, String name, String argumentsJson, boolean escalation) {
        }
    }

    /** End the call from our side. {@code reason} in a few fixed words. */
    record HangUpRequested(String reason) implements CallInput {
    }

    /** Nothing but the time has changed. To be sent when {@code CallSession.nextDeadline()} has come. */
    record Tick() implements CallInput {
    }
}
