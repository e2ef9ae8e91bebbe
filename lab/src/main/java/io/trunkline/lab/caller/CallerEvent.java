package io.trunkline.lab.caller;

/** What happened at the caller's end. All times are milliseconds since the connection. */
public sealed interface CallerEvent {

    /** When it was over, or happened. */
    long atMs();

    /** The caller said this; {@code over}: over the agent's speech. */
    record Said(long startMs, long atMs, String text, boolean over) implements CallerEvent {
    }

    /** A turn of the far side, as recognised. */
    record Heard(long startMs, long atMs, String text) implements CallerEvent {
    }

    /** The caller pressed keys. */
    record Pressed(long atMs, String keys) implements CallerEvent {
    }

    /** The caller hung up by script. */
    record HungUp(long atMs) implements CallerEvent {
    }

    /** The caller hung up because nothing was heard for too long, or the call lasted too long. */
    record GaveUp(long atMs, String why) implements CallerEvent {
    }

    /** The leg is over. */
    record Ended(long atMs, String reason) implements CallerEvent {
    }
}
