package io.trunkline.contracts.redis;

/**
 * The Redis keys of one call. All share the hash tag {@code {callId}}, so that a script may touch several on a
 * cluster. One writer each: gateway {@link #call()}, bridge {@link #session()}, {@link #transcript()} and
 * {@link #tools()}, escalation-service {@link #transfer()}. All expire {@link #TTL_SECONDS} after the last write.
 *
 * @param callId ULID of the call
 */
public record CallKeys(String callId) {
    /** A day: long enough for a human to look a hand-over up, short enough not to be an archive. */
    public static final long TTL_SECONDS = 24 * 60 * 60;

    /** Hash, fields in {@link CallFields}; written by the gateway. */
    public String call() {
        return "call:{" + callId + "}";
    }

    /** Hash, fields in {@link SessionFields}; written by the bridge that owns the call. */
    public String session() {
        return call() + ":session";
    }

    /** List of JSON {@link TranscriptEntry}, oldest first; appended per turn by the bridge. */
    public String transcript() {
        return call() + ":transcript";
    }

    /** List of JSON {@link ToolEntry}, oldest first; appended by the bridge when a tool call ended. */
    public String tools() {
        return call() + ":tools";
    }

    /** Hash, fields in {@link TransferFields}; written by the escalation service. */
    public String transfer() {
        return call() + ":transfer";
    }

    /** Set with NX by the bridge that accepts a stream token: makes it one-time. */
    public String usedToken(String nonce) {
        return call() + ":token:" + nonce;
    }

    /** String: callId of a carrier's call; written by the gateway. */
    public static String ofCarrierCall(String callSid) {
        return "callsid:" + callSid;
    }
}
