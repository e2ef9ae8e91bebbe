package io.trunkline.bridge.socket;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to be written to sockets, until all that a socket had to read was dealt with: a system call a socket, however many messages one
 * read brought about. What comes from elsewhere, such as an answer from Kafka, leaves as soon as the loop is through with it. One a loop.
 */
final class WriteBatch {
    private List<FramesOut> waiting = new ArrayList<>();
    private List<FramesOut> spare = new ArrayList<>();
    private boolean reading;
    private boolean asked;

    void readBegins() {
        reading = true;
    }

    void readEnds() {
        reading = false;
        flush();
    }

    /** {@code channel} has something to write; told once until it was flushed. */
    void add(FramesOut channel) {
        waiting.add(channel);
        if (!reading && !asked) {
            asked = true;
            channel.loop().execute(this::askedFor);
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
