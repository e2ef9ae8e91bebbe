package io.trunkline.lab.caller;

import io.trunkline.lab.carrier.Phone;
import io.trunkline.lab.recording.FrameLevel;
import java.util.Arrays;
import java.util.Optional;

/**
 * Notices when the far side speaks and when it has finished. A turn begins with 60 ms of sound in a row and ends after a silence
 * that is longer than the breath between two sentences. Used by one thread.
 */
public final class Ear {

    /** Quieter frames are silence, in dB of full scale; comfort noise lies below. */
    public static final double LOUD_DB = -46;
    private static final int START_FRAMES = 3;
    private static final int BEFORE_MS = 200;
    /** Longer turns are cut, so that hold music does not grow without end. */
    private static final int LONGEST_MS = 20_000;
    private static final int FRAME_MS = 20;

    /**
     * A finished turn of the far side.
     *
     * @param startMs first sound, milliseconds since the connection
     * @param endMs   end of the last sound
     * @param sound   the turn with a little before and behind, 8 kHz
     */
    public record Turn(long startMs, long endMs, short[] sound) {
    }

    private final int endSilenceMs;
    private short[] sound = new short[Phone.FRAME_SAMPLES * 256];
    private int length;
    private int loudInARow;
    private long startMs = -1;
    private long lastLoudMs = -1;
    private long nowMs;

    /** @param endSilenceMs the silence that ends a turn, in milliseconds */
    public Ear(int endSilenceMs) {
        this.endSilenceMs = endSilenceMs;
    }

    /**
     * Takes the next 20 ms.
     *
     * @param atMs when the frame begins, milliseconds since the connection
     * @return the turn that is over with this frame
     */
    public Optional<Turn> hear(short[] frame, long atMs) {
        nowMs = atMs + FRAME_MS;
        append(frame);
        boolean loud = FrameLevel.decibels(frame, 0, frame.length) > LOUD_DB;
        loudInARow = loud ? loudInARow + 1 : 0;
        if (startMs < 0 && loudInARow >= START_FRAMES) {
            startMs = nowMs - (long) START_FRAMES * FRAME_MS;
        }
        if (loud && startMs >= 0) {
            lastLoudMs = nowMs;
        }
        if (startMs < 0) {
            keepOnly(BEFORE_MS);
            return Optional.empty();
        }
        return nowMs - lastLoudMs >= endSilenceMs || nowMs - startMs >= LONGEST_MS ? Optional.of(finish()) : Optional.empty();
    }

    /** Whether a turn of the far side has begun and not ended. */
    public boolean hearsTurn() {
        return startMs >= 0;
    }

    /** When the current turn began, milliseconds since the connection; -1 without one. */
    public long turnStartMs() {
        return startMs;
    }

    /** The last sound of any turn, milliseconds since the connection; -1 before the first. */
    public long lastSoundMs() {
        return lastLoudMs;
    }

    /** The current turn so far, a copy. */
    public short[] soFar() {
        return Arrays.copyOf(sound, length);
    }

    private Turn finish() {
        var turn = new Turn(startMs, lastLoudMs, soFar());
        startMs = -1;
        loudInARow = 0;
        length = 0;
        return turn;
    }

    private void append(short[] frame) {
        if (length + frame.length > sound.length) {
            sound = Arrays.copyOf(sound, sound.length * 2);
        }
        System.arraycopy(frame, 0, sound, length, frame.length);
        length += frame.length;
    }

    private void keepOnly(int ms) {
        int keep = ms * Phone.FRAME_SAMPLES / FRAME_MS;
        if (length > keep) {
            System.arraycopy(sound, length - keep, sound, 0, keep);
            length = keep;
        }
    }
}
