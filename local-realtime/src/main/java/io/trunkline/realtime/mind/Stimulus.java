package io.trunkline.realtime.mind;

/** What a mind is asked to answer. */
public sealed interface Stimulus {

    /**
     * The caller said something.
     *
     * @param open          what was recognised with the open vocabulary; empty when no words were found
     * @param restricted    the same audio decoded with the {@link Expectation#vocabulary()} that was in force when the
     *                      caller began; equal to {@code open} when that vocabulary was the open one
     * @param interruptedUs whether the caller began while our speech was still being generated or played
     */
    record CallerSpoke(String open, String restricted, boolean interruptedUs) implements Stimulus {}

    /** The caller's words (or keys: {@code [The caller pressed 5 on the keypad]}) came as a text item. */
    record CallerTyped(String text) implements Stimulus {}

    /**
     * A tool that this mind called has returned.
     *
     * @param callId the id of the function call
     * @param name   the tool's name; empty when the call isn't known any more (its item was deleted)
     * @param output what the client gave as output, by habit JSON
     */
    record ToolReturned(String callId, String name, String output) implements Stimulus {}

    /**
     * The client gave instructions for this response. When they contain {@code Say exactly: "…"} the server itself
     * says those words, the mind is only told of it, and its reply is ignored.
     */
    record Instructed(String instructions) implements Stimulus {}

    /** A response was asked for and nothing new has come since the last one. */
    record Prompted() implements Stimulus {}

    /** The caller has said nothing for the session's idle time-out. */
    record CallerSilent() implements Stimulus {}
}
