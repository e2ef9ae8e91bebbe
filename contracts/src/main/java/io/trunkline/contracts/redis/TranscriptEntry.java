package io.trunkline.contracts.redis;

import java.time.Instant;

/**
 * One turn of the transcript as kept in the call context; redacted.
 *
 * @param turn        counts from 1 over both sides
 * @param side        {@code caller} or {@code agent}
 * @param text        what was said; of an interrupted agent turn, what was heard
 * @param interrupted whether the other side cut it off
 * @param estimated   whether the cut in {@code text} is an estimate by proportion
 */
public record TranscriptEntry(int turn, Instant at, String side, String text, boolean interrupted, boolean estimated) {}
