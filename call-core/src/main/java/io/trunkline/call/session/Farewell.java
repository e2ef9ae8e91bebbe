package io.trunkline.call.session;

import java.time.Duration;

/**
 * The end the agent asked for: it comes when the goodbye was heard. A caller who speaks meanwhile contests it: it is off if the agent answers them without
 * asking for the end again, and on again if it was a mere noise.
 */
final class Farewell {

    private final Duration patience;
    private final Deadline end = new Deadline();
    private String toolCallId;
    private boolean pending;
    private String argumentsJson;
    private boolean contested;
    private boolean answered;

    Farewell(Duration patience) {
        this.patience = patience;
    }

    /** {@code id}: of the tool call that asked for it, {@code null} if we did. */
    void begin(String id, String arguments, long now) {
        toolCallId = id;
        pending = true;
        argumentsJson = arguments;
        contested = false;
        end.set(now, patience);
    }

    void callerSpeaks() {
        contested = pending();
        answered = false;
        end.clear();
    }

    void callerSaidNothing(long now) {
        if (contested) {
            contested = false;
            end.set(now, patience);
        }
    }

    void responseStarted() {
        answered = contested;
    }

    /** Whether the agent has just answered a caller who didn't want the end. */
    boolean refused(boolean responseHadAudio) {
        return contested && answered && responseHadAudio;
    }

    boolean pending() {
        return pending;
    }

    /** {@code heard}: no response runs, and the caller heard all of it. */
    boolean over(boolean heard, long now) {
        return pending() && !contested && (heard || end.take(now));
    }

    /** The caller goes on: returns the tool call that must be answered, {@code null} if there is none. */
    String cancel() {
        String id = toolCallId;
        toolCallId = null;
        pending = false;
        contested = false;
        end.clear();
        return id;
    }

    String argumentsJson() {
        return argumentsJson;
    }

    long deadline() {
        return end.at();
    }
}
