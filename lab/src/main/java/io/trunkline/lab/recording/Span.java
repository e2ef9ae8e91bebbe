package io.trunkline.lab.recording;

/**
 * A stretch of sound.
 *
 * @param startMs first sound, milliseconds since the connection
 * @param endMs   end of the last sound
 */
public record Span(long startMs, long endMs) {

    /** Length in milliseconds. */
    public long millis() {
        return endMs - startMs;
    }
}
