package io.trunkline.lab.recording;

/**
 * What a recogniser found in one stretch of a recording.
 *
 * @param span  where
 * @param agent on the agent's channel (what the caller heard), else on the caller's
 * @param kind  what it is
 * @param text  the words; "" unless it is speech
 */
public record HeardTurn(Span span, boolean agent, Kind kind, String text) {

    /** What a stretch of sound is. */
    public enum Kind { SPEECH, MUSIC }
}
