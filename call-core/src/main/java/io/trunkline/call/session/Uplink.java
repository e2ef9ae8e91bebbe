package io.trunkline.call.session;

import io.trunkline.call.Effects;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.audio.CallerActivity;
import io.trunkline.call.audio.JoinedFrames;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.model.ModelCommand.AppendAudio;
import java.time.Duration;
import java.util.ArrayDeque;

/**
 * The caller's voice on its way to the model. Until the session is ready the last second is kept, the oldest dropped first. Of a caller who has been silent for
 * {@value #SILENT_MS} ms, frames go three at a time, which saves two messages of three; the first louder one goes at once, and what waited with it. A frame waits
 * {@value #LONGEST_WAIT_MS} ms at the most.
 */
final class Uplink {

    static final int SILENT_MS = 600;
    static final int LONGEST_WAIT_MS = 60;

    /** A sentence that the caller says while a session is replaced must not lose its beginning. */
    private static final int BETWEEN_SESSIONS = 5_000 * Audio.BYTES_PER_MS;

    private final Counts counts;
    private final boolean adaptive;
    private final CallerActivity caller;
    private final JoinedFrames joined = new JoinedFrames();
    private long joinedSince;
    private int bufferBytes;
    private final ArrayDeque<Audio> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private long lastSequence;
    private boolean open;

    /**
     * @param adaptive whether frames of silence may be joined
     * @param caller   has heard each frame before
     */
    Uplink(Duration buffer, boolean adaptive, CallerActivity caller, Counts counts) {
        this.caller = caller;
        this.adaptive = adaptive;
        this.bufferBytes = (int) buffer.toMillis() * Audio.BYTES_PER_MS;
        this.counts = counts;
    }

    /** The hot path: nothing is allocated here but the command, once the session is ready. */
    void frame(AudioReceived frame, long now, Effects out) {
        counts.framesIn++;
        sequence(frame.sequence());
        if (!open) {
            keep(frame.audio().retained());
        } else if (adaptive) {
            adapt(frame.audio(), now, out);
        } else {
            out.model(new AppendAudio(frame.audio()));
        }
    }

    private void adapt(Audio frame, long now, Effects out) {
        if (caller.silentMs() < SILENT_MS || !JoinedFrames.joinable(frame)) {
            flush(out);
            out.model(new AppendAudio(frame));
            return;
        }
        if (joined.isEmpty()) {
            joinedSince = now;
        }
        joined.add(frame);
        if (joined.full() || now >= due()) {
            flush(out);
        }
    }

    /** What waits to be joined goes now: with the frame that ends the silence, and before whatever else the model is told. */
    void flush(Effects out) {
        if (!joined.isEmpty()) {
            out.model(new AppendAudio(joined.take()));
        }
    }

    /** When what waits to be joined must go, should no more frames come. */
    long due() {
        return joined.isEmpty() ? Deadline.NEVER : joinedSince + LONGEST_WAIT_MS * 1_000_000L;
    }

    /** Counts messages that were lost upstream. The carrier counts all of its messages; 0 means it doesn't count. */
    void sequence(long sequence) {
        if (sequence > 0) {
            if (lastSequence > 0 && sequence > lastSequence + 1) {
                counts.framesMissing += sequence - lastSequence - 1;
            }
            lastSequence = Math.max(sequence, lastSequence);
        }
    }

    private void keep(Audio audio) {
        waiting.addLast(audio);
        waitingBytes += audio.bytes();
        while (waitingBytes > bufferBytes) {
            waitingBytes -= waiting.removeFirst().bytes();
            counts.droppedUplink++;
        }
    }

    /** The session is gone; what the caller says now is for the next one. */
    void close() {
        open = false;
        if (!joined.isEmpty()) {
            keep(joined.take().retained());
        }
        bufferBytes = Math.max(bufferBytes, BETWEEN_SESSIONS);
    }

    /** The session listens: what waited goes first. */
    void open(Effects out) {
        open = true;
        waiting.forEach(audio -> out.model(new AppendAudio(audio)));
        waiting.clear();
        waitingBytes = 0;
    }
}
