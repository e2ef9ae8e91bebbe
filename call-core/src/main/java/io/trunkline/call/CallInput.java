package io.trunkline.call;

import io.trunkline.call.model.SessionConfig;

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

    /** Another voice agent takes the call over. */
    record AgentSwitched(String toolCallId, SessionConfig config, String outputJson) implements CallInput {
    }

    /** The agent asks for digits ({@code true}) or no longer does: meanwhile a lone {@code 0} is a digit. */
    record DigitCollection(boolean active) implements CallInput {
    }

    /** End the call from our side. {@code reason} in a few fixed words. */
    record HangUpRequested(String reason) implements CallInput {
    }

    /** Nothing but the time has changed. To be sent when {@code CallSession.nextDeadline()} has come. */
    record Tick() implements CallInput {
    }
}
