package io.trunkline.contracts.event;

/** The way of a transfer. */
public enum TransferState {
    /** Asked for, hand-over written. */
    REQUESTED,
    /** The caller heard why. */
    ANNOUNCED,
    /** The leg is in a human's queue. */
    QUEUED,
    /** A human talks to the caller. */
    CONNECTED,
    /** The leg could not be moved; the voice agent goes on. */
    FAILED
}
