package io.trunkline.bridge.session;

import java.util.ArrayDeque;

/**
 * Caller audio that waits to be joined with more, of all calls in the order in which it is due, which is that in which it began to wait: all wait equally long. So a look
 * fifty times a second meets the calls whose time has come, and not the memory of all. Used only on the media loop.
 */
final class AudioWaits {
    private record Wait(long due, Runnable look) {
    }

    private final ArrayDeque<Wait> waits = new ArrayDeque<>();

    /** Audio began to wait. @param look run once, not before {@code due}, whether it still waits or not */
    void add(long due, Runnable look) {
        waits.add(new Wait(due, look));
    }

    /** Runs what is due. */
    void look(long now) {
        while (!waits.isEmpty() && waits.peek().due() <= now) {
            waits.poll().look().run();
        }
    }

    /** Nobody is left who waits. */
    void clear() {
        waits.clear();
    }
}
