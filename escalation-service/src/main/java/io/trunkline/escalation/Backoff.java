package io.trunkline.escalation;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Bounded tries with jitter: before the second the pause is {@code first} to twice that, and doubled each time, so that those who were refused together don't
 * come back together. Blocks: virtual threads only.
 *
 * @param tries in all
 * @param first shortest pause
 */
public record Backoff(int tries, Duration first) {

    /** Pauses behind a failed try. @return whether another one is left; not when the thread was interrupted */
    public boolean another(int attempt) {
        if (attempt >= tries) {
            return false;
        }
        long least = first.toMillis() << (attempt - 1);
        try {
            TimeUnit.MILLISECONDS.sleep(least + ThreadLocalRandom.current().nextLong(least));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
