package io.trunkline.contracts.redis;

/** Fields of the hash {@link CallKeys#call()}. Times are epoch milliseconds as text. */
public final class CallFields {
    public static final String CALL_SID = "callSid";
    public static final String ACCOUNT_SID = "accountSid";
    public static final String LINE = "line";
    public static final String FROM = "from";
    public static final String TO = "to";
    public static final String ATTESTATION = "attestation";
    public static final String DEPARTMENT = "department";
    public static final String AGENT = "agent";
    /** The language the caller chose by key, absent if none. */
    public static final String LANGUAGE = "language";
    public static final String BRIDGE = "bridge";
    /** 1 for the first stream, one more with each resume. */
    public static final String ATTEMPT = "attempt";
    /** How many streams were lost, not counting those that were moved. */
    public static final String LOSSES = "losses";
    /** {@code ringing}, {@code streaming}, {@code moving}, {@code queued}, {@code ended}. */
    public static final String STATE = "state";
    public static final String CREATED_AT = "createdAt";
    public static final String ANSWERED_AT = "answeredAt";
    public static final String ENDED_AT = "endedAt";
    /** Set once, by compare-and-set: who sets it publishes {@code CallEnded}. */
    public static final String DISPOSITION = "disposition";
    /** The TwiML first answered, so that a repeated webhook gets the same. */
    public static final String ANSWER = "answer";
    /** E.164 number that is promised a call, as soon as the caller confirms it; absent if none is. */
    public static final String CALL_BACK_NUMBER = "callBackNumber";
    public static final String TRACEPARENT = "traceparent";
    /** SHA-256 of the catalog this call runs with. */
    public static final String CATALOG = "catalog";

    private CallFields() {
    }
}
