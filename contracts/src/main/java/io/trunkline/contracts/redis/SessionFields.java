package io.trunkline.contracts.redis;

/** Fields of the hash {@link CallKeys#session()}, written by the owning bridge. */
public final class SessionFields {
    public static final String BRIDGE = "bridge";
    /** Grows with each owner; writes of an older one are refused. */
    public static final String EPOCH = "epoch";
    public static final String AGENT = "agent";
    public static final String MODEL = "model";
    public static final String CUSTOMER_ID = "customerId";
    public static final String CUSTOMER_NAME = "customerName";
    /** Name of a {@link io.trunkline.contracts.Trust}. */
    public static final String TRUST = "trust";
    /** Partition of {@code tool-results} where answers for this call are read. */
    public static final String REPLY_PARTITION = "replyPartition";
    /**
     * How the stream is meant to end, written before the socket is closed: {@code resolved}, {@code unresolved} (both: hang
     * up), {@code operator} (route to the operator), {@code transfer} (the leg is being moved), {@code moved} (the bridge lets go of
     * the call: another goes on with it). Absent: a loss. Taken away when another bridge takes the call over.
     */
    public static final String INTENDED_END = "intendedEnd";
    /** Why, when {@link #INTENDED_END} is {@code operator}: from a fixed set such as {@code caller_pressed_0}, {@code model_failed}. */
    public static final String END_REASON = "endReason";
    /** What the model made of the call at its end, one of the agent's words for it. */
    public static final String CLASSIFICATION = "classification";
    /** The language that is spoken, a BCP 47 tag. */
    public static final String LANGUAGE = "language";
    /** What the call has cost so far, in USD: models, carrier, machines, platform. */
    public static final String COST_USD = "costUsd";
    /** How the call ends, {@code resolved} or {@code unresolved}, while the agent says goodbye; empty when it goes on after all. */
    public static final String FAREWELL = "farewell";
    /** JSON {@link Saying}: what the agent is saying; empty when it isn't. */
    public static final String SAYING = "saying";
    /** Epoch milliseconds since when the caller speaks; empty when what they said is in the transcript, or they said nothing. */
    public static final String HEARING = "hearing";
    /** JSON list of {@link TranscriptEntry}: turns not yet in the transcript as a number in them may go on, all their digits masked. */
    public static final String HELD = "held";
    /** JSON {@link PendingTool} of a tool call that has no answer yet; empty when it has. */
    public static String pending(String toolCallId) {
        return PENDING + toolCallId;
    }

    /** With it begin the fields of {@link #pending}. */
    public static final String PENDING = "pending:";
    /** Which of its writes the owner did last, so that one is done once of which it heard nothing. */
    public static final String WRITTEN = "written";
    public static final String STARTED_AT = "startedAt";
    public static final String UPDATED_AT = "updatedAt";

    private SessionFields() {
    }
}
