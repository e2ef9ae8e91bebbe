package io.trunkline.call.recording;

import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames of the caller's voice that follow one another evenly, on one line: {@code 20ms carrier audio 20ms 3 x50 silent @60ms}. A gap in the count or the
 * carrier's clock, another loudness, or a frame that is {@value #TOLERANCE_MS} ms off the beat begins another line.
 */
final class AudioRun {

    private static final int TOLERANCE_MS = 10;
    private static final long NANOS_PER_MS = 1_000_000;

    private final List<String> effects = new ArrayList<>();
    private int frames;
    private long startedAt;
    private String length;
    private long frameNanos;
    private Loudness loudness;
    private long firstSequence;
    private long firstTimestamp;

    boolean empty() {
        return frames == 0;
    }

    /** Takes the frame if it goes on with what is there. */
    boolean add(AudioReceived frame, Loudness loud, long at) {
        String long_ = Lines.length(frame.audio());
        if (frames == 0) {
            startedAt = at;
            length = long_;
            frameNanos = frame.audio().bytes() * NANOS_PER_MS / io.trunkline.call.audio.Audio.BYTES_PER_MS;
            loudness = loud;
            firstSequence = frame.sequence();
            firstTimestamp = frame.timestampMs();
        } else if (loud != loudness || !long_.equals(length) || !goesOn(frame) || Math.abs(at - startedAt - frames * frameNanos) > TOLERANCE_MS * NANOS_PER_MS) {
            return false;
        }
        frames++;
        return true;
    }

    private boolean goesOn(AudioReceived frame) {
        boolean counted = firstSequence == 0 ? frame.sequence() == 0 : frame.sequence() == firstSequence + frames;
        return counted && (frame.timestampMs() == firstTimestamp + frames * frameNanos / NANOS_PER_MS || frame.timestampMs() == 0 && firstTimestamp == 0);
    }

    /** What came of the last frame. */
    void effect(String line) {
        effects.add(line);
    }

    long startedAt() {
        return startedAt;
    }

    /** The line without its time. */
    String event() {
        return "carrier audio " + length + " " + firstSequence + " x" + frames + " " + loudness.word() + " @" + firstTimestamp + "ms";
    }

    /** What came of it, and makes room for the next. */
    List<String> takeEffects() {
        List<String> taken = List.copyOf(effects);
        effects.clear();
        frames = 0;
        return taken;
    }
}
