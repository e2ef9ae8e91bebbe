package io.trunkline.operations.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Does the work of a record until it is done: a record is acknowledged after its effect, and a consumer that failed on one would read no other. What fails as
 * something is away is tried again, with growing pauses, for {@value #SECONDS} s; what fails by its own nature isn't. Blocks: virtual threads only.
 */
@ApplicationScoped
public class Deliveries {
    static final int SECONDS = 100;
    private static final Logger LOGGER = Logger.getLogger(Deliveries.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    /** @param work may be run again from its beginning. @return why it can't be done, if it can't: the record belongs to the dead letters */
    public Optional<String> run(Runnable work) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                work.run();
                return Optional.empty();
            } catch (RuntimeException e) {
                String what = e.getClass().getSimpleName();
                if (byNature(e)) {
                    LOGGER.error("a record can't be dealt with", e);
                    return Optional.of("can't be dealt with: " + what);
                }
                if (System.nanoTime() - end > 0 || !rest(pause)) {
                    return Optional.of("given up: " + what);
                }
                LOGGER.warnf("a record can't be dealt with yet: error=%s", what);
            }
        }
    }

    /** A mistake of ours, or a record nobody foresaw: the next try would end the same way. */
    private static boolean byNature(RuntimeException error) {
        return error instanceof NullPointerException || error instanceof IllegalArgumentException || error instanceof IllegalStateException
                || error instanceof ClassCastException || error instanceof IndexOutOfBoundsException || error instanceof ArithmeticException
                || error instanceof DateTimeException;
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private static boolean rest(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis() / 2 + ThreadLocalRandom.current().nextLong(pause.toMillis() / 2));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
