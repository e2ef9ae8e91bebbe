package io.trunkline.bridge.socket;

import io.trunkline.call.audio.Audio;
import io.trunkline.call.wire.MessageSink;
import java.util.ArrayDeque;

/**
 * The way to the model, bounded: while the socket is full, caller audio waits for at most so many frames, then the oldest goes and is
 * counted. Everything else waits without loss, in order: there is little of it. Owned by {@link MediaLoop}.
 */
public final class Uplink {
    private record Waiting(byte[] message, boolean audio) {}

    private final MediaSocket socket;
    private final int mostAudio;
    private final Runnable dropped;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final MessageSink audio = new AudioSink();
    private final Stall stall;
    private int audioWaiting;

    /**
     * @param dropped told of each frame that was let go
     * @param stall   told while something waits
     */
    public Uplink(MediaSocket socket, int mostAudio, Runnable dropped, Stall stall) {
        this.stall = stall;
        this.socket = socket;
        this.mostAudio = mostAudio;
        this.dropped = dropped;
        socket.onDrain(this::drain);
    }

    /** What isn't caller audio. */
    public void send(byte[] message) {
        if (free()) {
            socket.send(message);
        } else {
            keep(message, false);
        }
    }

    /** Takes caller audio. */
    public MessageSink audio() {
        return audio;
    }

    private final class AudioSink implements MessageSink {
        @Override
        public void send(byte[] message) {
            if (free()) {
                socket.send(message);
            } else {
                keep(message, true);
            }
        }

        @Override
        public void send(byte[] head, Audio audio, byte[] tail) {
            if (free()) {
                socket.send(head, audio, tail);
            } else {
                keep(MessageSink.whole(head, audio, tail), true);
            }
        }
    }

    private boolean free() {
        return waiting.isEmpty() && !socket.full();
    }

    private void keep(byte[] message, boolean audio) {
        waiting.add(new Waiting(message, audio));
        audioWaiting += audio ? 1 : 0;
        if (audioWaiting > mostAudio) {
            dropOldestAudio();
        }
        stall.begins();
        drain();
    }

    private void dropOldestAudio() {
        var all = waiting.iterator();
        while (all.hasNext()) {
            if (all.next().audio()) {
                all.remove();
                audioWaiting--;
                dropped.run();
                return;
            }
        }
    }

    private void drain() {
        while (!waiting.isEmpty() && !socket.full()) {
            Waiting next = waiting.poll();
            audioWaiting -= next.audio() ? 1 : 0;
            socket.send(next.message());
        }
        if (waiting.isEmpty()) {
            stall.ends();
        }
    }
}
