package io.trunkline.bridge.socket;

import java.time.Duration;
import java.util.function.BiFunction;

/** A socket that takes nothing: for a moment that is weather, for long it is the end. Owned by {@link MediaLoop}. */
public final class Stall {
    private final BiFunction<Duration, Runnable, Runnable> timers;
    private final Duration patience;
    private final Runnable end;
    private Runnable cancel;

    /**
     * @param timers as {@link MediaLoop#after}
     * @param end told once the socket took nothing for {@code patience}
     */
    public Stall(BiFunction<Duration, Runnable, Runnable> timers, Duration patience, Runnable end) {
        this.timers = timers;
        this.patience = patience;
        this.end = end;
    }

    /** Something had to wait. */
    public void begins() {
        if (cancel == null) {
            cancel = timers.apply(patience, end);
        }
    }

    /** Nothing waits any more, or it doesn't matter any more. */
    public void ends() {
        if (cancel != null) {
            cancel.run();
            cancel = null;
        }
    }
}
