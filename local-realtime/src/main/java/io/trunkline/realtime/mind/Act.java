package io.trunkline.realtime.mind;

/** One thing a mind does in a response. */
public sealed interface Act {

    /** Say one sentence: it is synthesised as one piece, so shorter sentences are heard sooner. */
    record Say(String sentence) implements Act {}

    /** Call a tool of the session. Any sentences before it are said first. */
    record CallTool(String name, String argumentsJson) implements Act {}
}
