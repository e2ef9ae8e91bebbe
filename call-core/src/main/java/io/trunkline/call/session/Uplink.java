package io.trunkline.call.session;

import io.trunkline.call.Effects;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.model.ModelCommand.AppendAudio;
import java.time.Duration;
import java.util.ArrayDeque;

/** The caller's voice on its way to the model. Until the session is ready the last second is kept, the oldest dropped first. */
final class Uplink {

    private final Counts counts;
    private final int bufferBytes;
    private final ArrayDeque<Audio> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private long lastSequence;
    private boolean open;

    Uplink(Duration buffer, Counts counts) {
        this.bufferBytes = (int) buffer.toMillis() * Audio.BYTES_PER_MS;
        this.counts = counts;
    }

    /** The hot path: nothing is allocated here but the command, once the session is ready. */
    void frame(AudioReceived frame, Effects out) {
        counts.framesIn++;
        sequence(frame.sequence());
        if (open) {
            out.model(new AppendAudio(frame.audio()));
        } else {
            keep(frame.audio().retained());
        }
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

    /** The session listens: what waited goes first. */
    void open(Effects out) {
        open = true;
        waiting.forEach(audio -> out.model(new AppendAudio(audio)));
        waiting.clear();
        waitingBytes = 0;
    }
}
