package io.trunkline.realtime.fault;

/**
 * What goes wrong from now on, for every session; the zero of each switch is that nothing does.
 *
 * @param refuseUpgrade      HTTP status to refuse new sockets with: 401, 403, 429, 503 …
 * @param closeCode          code to close the socket with in the middle of a word: 1001, 1011 …; 1006 drops the connection
 *                           without a word of farewell
 * @param closeAfterDeltas   audio deltas of a session to send before that
 * @param expireAfterMs      session_expired this long after a session was opened
 * @param failResponse       code to fail each response with: rate_limit_exceeded, server_error …; null for none
 * @param stall              nothing is sent any more, the socket stays open
 * @param firstAudioDelayMs  wait before the first audio of each response
 * @param duplicateEvents    every event is sent twice
 * @param unknownEvents      events that no client knows are sent between the others
 * @param lateTranscription  what the caller said is told only after the answer's response.done
 * @param incomplete         responses end after their first sentence for max_output_tokens
 * @param brokenArguments    function arguments are cut in half
 */
public record Faults(int refuseUpgrade, int closeCode, int closeAfterDeltas, long expireAfterMs, String failResponse,
                     boolean stall, long firstAudioDelayMs, boolean duplicateEvents, boolean unknownEvents,
                     boolean lateTranscription, boolean incomplete, boolean brokenArguments) {

    /** A good day. */
    public static final Faults NONE = new Faults(0, 0, 0, 0, null, false, 0, false, false, false, false, false);
}
