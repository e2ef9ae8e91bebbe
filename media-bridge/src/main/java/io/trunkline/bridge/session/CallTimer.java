package io.trunkline.bridge.session;

import io.trunkline.bridge.socket.MediaLoop;

/** The one timer of a call, set to the next moment at which its time alone changes something. Used only on the media loop. */
final class CallTimer {
    private final MediaLoop loop;
    private final Runnable due;
    private Runnable cancel = () -> { };
    private long at = Long.MAX_VALUE;

    CallTimer(MediaLoop loop, Runnable due) {
        this.loop = loop;
        this.due = due;
    }

    /** Fires at this moment, or sooner if it was set to an earlier one. Monotonic nanoseconds. */
    void by(long nanos) {
        if (nanos >= at) {
            return;
        }
        cancel.run();
        at = nanos;
        cancel = loop.after(MediaLoop.until(nanos, loop.nanos()), this::fire);
    }

    void cancel() {
        cancel.run();
    }

    private void fire() {
        at = Long.MAX_VALUE;
        cancel = () -> { };
        due.run();
    }
}
