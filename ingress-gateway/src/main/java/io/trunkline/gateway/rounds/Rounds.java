package io.trunkline.gateway.rounds;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Does something again and again, a pause before each time, on a virtual thread of its own until it is stopped. What goes wrong is left to the next time: Redis
 * is away, or the carrier.
 */
public final class Rounds {
    private static final Logger LOGGER = Logger.getLogger(Rounds.class);

    private final String name;
    private final Duration pause;
    private final Runnable round;
    private volatile Thread thread;
    /** Of the rounds' own thread. */
    private boolean failing;

    private Rounds(String name, Duration pause, Runnable round) {
        this.name = name;
        this.pause = pause;
        this.round = round;
    }

    /** Begins. @param name for the log, such as {@code reaper} */
    public static Rounds begin(String name, Duration pause, Runnable round) {
        Rounds rounds = new Rounds(name, pause, round);
        rounds.thread = Thread.ofVirtual().name(name).unstarted(rounds::run);
        rounds.thread.start();
        return rounds;
    }

    /** The round that is under way is the last. */
    public void stop() {
        Thread running = thread;
        thread = null;
        LockSupport.unpark(running);
    }

    private void run() {
        while (thread != null) {
            LockSupport.parkNanos(pause.toNanos());
            if (thread != null) {
                tryOnce();
            }
        }
    }

    /** An outage of an hour is told once when it begins and once when it is over, not thousands of times. */
    private void tryOnce() {
        try {
            round.run();
            if (failing) {
                failing = false;
                LOGGER.infof("rounds work again: name=%s", name);
            }
        } catch (RuntimeException e) {
            if (!failing) {
                failing = true;
                LOGGER.warnf("rounds fail, and are tried again: name=%s everyMillis=%d error=%s", name, pause.toMillis(), e.getClass().getSimpleName());
            }
        }
    }
}
