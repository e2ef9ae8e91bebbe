package io.trunkline.call.playout;

import io.trunkline.call.audio.Audio;

/** One item of the model's speech on its way to the caller's ear: a stretch of the line of bytes. Written by {@link Playout} alone. */
public final class PlayedItem {

    private final String responseId;
    private final String itemId;
    private final long start;
    private final long startedAt;
    long end;
    long heard;
    boolean done;
    boolean cut;

    PlayedItem(String responseId, String itemId, long start, long startedAt) {
        this.responseId = responseId;
        this.itemId = itemId;
        this.start = start;
        this.end = start;
        this.startedAt = startedAt;
    }

    boolean is(String otherItemId) {
        return itemId == null ? otherItemId == null : itemId.equals(otherItemId);
    }

    long start() {
        return start;
    }

    /** {@code null} for a provider without response ids. */
    public String responseId() {
        return responseId;
    }

    /** {@code null} for a provider without item ids. */
    public String itemId() {
        return itemId;
    }

    /** When its first audio was sent. */
    public long startedAt() {
        return startedAt;
    }

    /** Milliseconds sent, rounded down. */
    public int sentMs() {
        return (int) ((end - start) / Audio.BYTES_PER_MS);
    }

    /** Milliseconds heard, rounded down, at most {@link #sentMs()}. */
    public int heardMs() {
        return (int) ((heard - start) / Audio.BYTES_PER_MS);
    }

    /** Whether it was stopped before its end. */
    public boolean cut() {
        return cut;
    }

    /** Whether all of its audio had arrived from the model, so that {@link #sentMs()} is its whole length. */
    public boolean whole() {
        return done;
    }
}
