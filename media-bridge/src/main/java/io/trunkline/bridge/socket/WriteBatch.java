package io.trunkline.bridge.socket;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be written to sockets, until the loop has dealt with all sockets that had something to read: a system call a socket, however many messages were
 * brought about, and one behind the other. Each write wakes whoever waits for it; written together, most find their reader awake. One a loop.
 */
final class WriteBatch {
    /** So many sockets wait at most: the first of them must not wait for all of a busy loop's. */
    private static final int MOST = 16;

    private List<FramesOut> waiting = new ArrayList<>();
    private List<FramesOut> spare = new ArrayList<>();
    private boolean asked;

    /** {@code channel} has something to write; told once until it was flushed. */
    void add(FramesOut channel, EventExecutor loop) {
        waiting.add(channel);
        if (!asked) {
            asked = true;
            loop.execute(this::askedFor);
        }
    }

    /** A socket was read and all that it brought was dealt with. */
    void readEnds() {
        if (waiting.size() >= MOST) {
            flush();
        }
    }

    private void askedFor() {
        asked = false;
        flush();
    }

    private void flush() {
        while (!waiting.isEmpty()) {
            List<FramesOut> now = waiting;
            waiting = spare;
            spare = now;
            for (int i = 0; i < now.size(); i++) {
                now.get(i).flush();
            }
            now.clear();
        }
    }
}
