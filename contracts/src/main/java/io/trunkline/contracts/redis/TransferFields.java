package io.trunkline.contracts.redis;

/** Fields of the hash {@link CallKeys#transfer()}, written by the escalation service. */
public final class TransferFields {
    /** Name of a {@link io.trunkline.contracts.event.TransferState}. */
    public static final String STATE = "state";
    public static final String REASON = "reason";
    public static final String SUMMARY = "summary";
    public static final String URGENCY = "urgency";
    public static final String QUEUE = "queue";
    public static final String DEPARTMENT = "department";
    /** The CRM's id of the logged interaction. */
    public static final String INTERACTION_ID = "interactionId";
    /** JSON of the {@code EscalationRequested}, so that another instance can go on with it. */
    public static final String REQUEST = "request";
    /** W3C trace context of the request; absent when the call isn't traced. */
    public static final String TRACEPARENT = "traceparent";
    public static final String REQUESTED_AT = "requestedAt";
    public static final String QUEUED_AT = "queuedAt";

    private TransferFields() {
    }
}
