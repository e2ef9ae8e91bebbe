package io.trunkline.bridge.placement;

import io.trunkline.bridge.config.BridgeConfig;
import io.trunkline.bridge.session.Calls;
import io.trunkline.bridge.socket.MediaLoop;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Empties this bridge without a caller noticing. From the first moment no new calls; short ones end by themselves. Behind the grace one call at a time is
 * moved, between two turns if such a moment comes soon enough, while other bridges have room. At the limit all that is left is let go; the gateway finds a
 * bridge for each, or a person. Used only on the media loop.
 */
@Singleton
public class Drain {
    private static final Logger LOGGER = Logger.getLogger(Drain.class);
    /** Their last words still go to Redis and Kafka. */
    private static final Duration LAST_WORDS = Duration.ofMillis(100);
    /** The first call may come to a bridge that has just started, and is slow at all it does first; the others follow when that one has been through. */
    private static final Duration BEHIND_THE_FIRST = Duration.ofSeconds(2);

    private final Calls calls;
    private final MediaLoop loop;
    private final BridgeConfig.Drain config;
    private final List<Runnable> whenEmpty = new ArrayList<>();
    private Runnable begun = () -> { };
    private Runnable stopSteps;
    private long since;
    private long followAt;
    private boolean moving;
    private int others;

    public Drain(Calls calls, MediaLoop loop, BridgeConfig config) {
        this.calls = calls;
        this.loop = loop;
        this.config = config.drain();
    }

    /** Begins; a second time changes nothing. */
    public void begin() {
        if (stopSteps != null) {
            return;
        }
        since = loop.nanos();
        moving = false;
        calls.drain(true);
        begun.run();
        stopSteps = loop.every(config.interval(), this::step);
    }

    /** Takes calls again. */
    public void cancel() {
        calls.drain(false);
        whenEmpty.clear();
        if (stopSteps != null) {
            stopSteps.run();
            stopSteps = null;
        }
        begun.run();
    }

    /** Runs {@code then} once no call is left, unless the drain is cancelled before. */
    public void whenEmpty(Runnable then) {
        whenEmpty.add(then);
        if (calls.active() == 0) {
            // nobody waits for a bridge that was idle
            loop.after(LAST_WORDS, this::empty);
        }
    }

    /** Told when draining begins or is cancelled, so that the others learn of it at once. */
    void whenBegun(Runnable told) {
        begun = told;
    }

    /** So many other bridges take calls. */
    void others(int number) {
        others = number;
    }

    private void step() {
        Duration elapsed = Duration.ofNanos(loop.nanos() - since);
        if (calls.active() == 0) {
            stopSteps.run();
            stopSteps = () -> { };
            loop.after(LAST_WORDS, this::empty);
        } else if (elapsed.compareTo(config.limit()) >= 0) {
            LOGGER.infof("limit of draining reached: active=%d", calls.active());
            calls.moveAll();
        } else if (elapsed.compareTo(config.grace()) >= 0 && others > 0) {
            moveOne(elapsed.compareTo(config.grace().plus(config.patience())) >= 0);
        }
    }

    private void moveOne(boolean anyway) {
        long now = loop.nanos();
        if (moving && now < followAt) {
            return;
        }
        if (calls.moveOne(anyway) && !moving) {
            moving = true;
            followAt = now + BEHIND_THE_FIRST.toNanos();
        }
    }

    private void empty() {
        List<Runnable> told = List.copyOf(whenEmpty);
        whenEmpty.clear();
        told.forEach(Runnable::run);
    }
}
