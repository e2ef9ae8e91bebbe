package io.trunkline.realtime.turn;

import io.trunkline.realtime.audio.WireFormat;

/** What was noticed in the caller's audio. */
public sealed interface TurnEvent {

    /**
     * The caller began to speak.
     *
     * @param audioStartMs where the turn's audio begins, padding included
     * @param speechMs     where the speech itself begins
     */
    record SpeechStarted(long audioStartMs, long speechMs) implements TurnEvent {}

    /**
     * The caller paused: maybe the turn is over, so its words may be looked for already.
     *
     * @param speech what was said so far, cut to the speech
     */
    record Paused(Segment speech) implements TurnEvent {}

    /** The caller went on after a pause: what was found for {@link Paused} is no longer all. */
    record Resumed() implements TurnEvent {}

    /**
     * The turn ended.
     *
     * @param audioEndMs where its audio ends, the silence that was waited for included
     * @param speech     cut to the speech, for the recogniser
     * @param audio      everything, padding and silence included, for the item
     */
    record SpeechStopped(long audioEndMs, Segment speech, byte[] audio) implements TurnEvent {}

    /** Nobody spoke for the idle time-out; the audio waited through. */
    record IdledOut(long audioStartMs, long audioEndMs, byte[] audio) implements TurnEvent {}

    /** A stretch of received audio. */
    record Segment(byte[] audio, WireFormat format, long startMs, long endMs) {}
}
