package io.trunkline.contracts.http;

import io.trunkline.contracts.Caller;

/**
 * The gateway tells a bridge of a call the carrier will bring, so that the model's session is open before the stream is.
 *
 * @param callId      ULID
 * @param callSid     the carrier's id of the caller's leg
 * @param carrier     whose stream protocol to expect, such as {@code twilio}
 * @param line        E.164 number dialled
 * @param department  chosen in a menu, null if none
 * @param agent       the voice agent's name
 * @param caller      who calls, as far as the gateway knows (number and attested trust)
 * @param numberTrusted whether the number may be believed: full attestation, or the line waives it
 * @param attempt     1, or more on a resume
 * @param traceparent W3C trace context of the webhook, null if untraced
 * @param receivedAt  epoch milliseconds of the webhook, for the call set-up time
 * @param language    the caller chose by key, a BCP 47 tag; null if none
 * @param silentMillis on a resume: for how long the caller had heard nothing by now, as far as the gateway knows; null if it doesn't
 * @param provider   of the model that the gateway holds a token for, so that it is tried first; null for the voice agent's own order
 */
public record PlaceCall(String callId, String callSid, String carrier, String line, String department, String agent,
        Caller caller, boolean numberTrusted, int attempt, String traceparent, long receivedAt, String language, Long silentMillis, String provider) {

    /** By whichever provider the voice agent names first. */
    public PlaceCall(String callId, String callSid, String carrier, String line, String department, String agent, Caller caller, boolean numberTrusted,
            int attempt, String traceparent, long receivedAt, String language, Long silentMillis) {
        this(callId, callSid, carrier, line, department, agent, caller, numberTrusted, attempt, traceparent, receivedAt, language, silentMillis, null);
    }

    /** @return the same call with its first session at {@code provider} */
    public PlaceCall at(String provider) {
        return new PlaceCall(callId, callSid, carrier, line, department, agent, caller, numberTrusted, attempt, traceparent, receivedAt, language,
                silentMillis, provider);
    }

    /** @return the same call whose caller has heard nothing for so many milliseconds, null if nobody knows */
    public PlaceCall after(Long silentMillis) {
        return new PlaceCall(callId, callSid, carrier, line, department, agent, caller, numberTrusted, attempt, traceparent, receivedAt, language,
                silentMillis, provider);
    }

    /** Of a caller whom nobody has kept waiting. */
    public PlaceCall(String callId, String callSid, String carrier, String line, String department, String agent, Caller caller, boolean numberTrusted,
            int attempt, String traceparent, long receivedAt, String language) {
        this(callId, callSid, carrier, line, department, agent, caller, numberTrusted, attempt, traceparent, receivedAt, language, null);
    }

    /** Whether another bridge had the call before. */
    public boolean resumes() {
        return attempt > 1;
    }

    /** Without a language of the caller's choice. */
    public PlaceCall(String callId, String callSid, String carrier, String line, String department, String agent, Caller caller, boolean numberTrusted,
            int attempt, String traceparent, long receivedAt) {
        this(callId, callSid, carrier, line, department, agent, caller, numberTrusted, attempt, traceparent, receivedAt, null);
    }
}
