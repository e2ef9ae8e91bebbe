package io.trunkline.bridge.socket;

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
    private int audioWaiting;

    /** @param dropped told of each frame that was let go */
    public Uplink(MediaSocket socket, int mostAudio, Runnable dropped) {
        this.socket = socket;
        this.mostAudio = mostAudio;
        this.dropped = dropped;
        socket.onDrain(this::drain);
    }

    public void send(byte[] message, boolean audio) {
        if (waiting.isEmpty() && !socket.full()) {
            socket.send(message);
            return;
        }
        waiting.add(new Waiting(message, audio));
        audioWaiting += audio ? 1 : 0;
        if (audioWaiting > mostAudio) {
            dropOldestAudio();
        }
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
    }
}
