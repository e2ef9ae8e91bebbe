package io.trunkline.call.session;

import java.time.Duration;

/** The end the agent asked for: it comes when the goodbye was heard, unless the caller speaks again. */
final class Farewell {

    private final Duration patience;
    private final Deadline end = new Deadline();
    private String toolCallId;
    private String argumentsJson;

    Farewell(Duration patience) {
        this.patience = patience;
    }

    void begin(String id, String arguments, long now) {
        toolCallId = id;
        argumentsJson = arguments;
        end.set(now, patience);
    }

    boolean pending() {
        return toolCallId != null;
    }

    /** {@code heard}: no response runs, and the caller heard all of it. */
    boolean over(boolean heard, long now) {
        return pending() && (heard || end.take(now));
    }

    /** The caller goes on: returns the tool call that must be answered, {@code null} if no end was asked for. */
    String cancel() {
        String id = toolCallId;
        toolCallId = null;
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
