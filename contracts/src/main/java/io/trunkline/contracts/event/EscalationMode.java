package io.trunkline.contracts.event;

/** Who moves the caller's leg. */
public enum EscalationMode {
    /** The voice agent explains, then the escalation service asks the gateway to move the leg. */
    ANNOUNCE,
    /** The bridge ends the stream (or there never was one) and the gateway answers the carrier's question with the queue. */
    IMMEDIATE
}
