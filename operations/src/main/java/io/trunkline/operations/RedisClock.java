package io.trunkline.operations;

import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * The time by Redis, on which processes agree whatever their own clocks say: for moments that one process names and another acts on. Redis is asked now and then,
 * beside whoever looks at the clock; only the first look waits for it. While it can't be asked, what it said last goes on with our own clock. Not for
 * event loops; thread-safe.
 */
public final class RedisClock extends Clock {
    private static final Logger LOGGER = Logger.getLogger(RedisClock.class);
    private static final long ASKED_EVERY = Duration.ofSeconds(10).toNanos();

    private final RedisDataSource redis;
    private final Clock own;
    private volatile Duration ahead = Duration.ZERO;
    private volatile boolean agreed;
    private volatile long askAt = System.nanoTime();

    /** @param own of this machine */
    public RedisClock(RedisDataSource redis, Clock own) {
        this.redis = redis;
        this.own = own;
    }

    @Override
    public Instant instant() {
        if (!agreed) {
            agree();
        } else if (due()) {
            Thread.startVirtualThread(this::ask);
        }
        return own.instant().plus(ahead);
    }

    private synchronized void agree() {
        if (!agreed && due()) {
            ask();
        }
    }

    private boolean due() {
        boolean due = System.nanoTime() - askAt >= 0;
        if (due) {
            askAt = System.nanoTime() + ASKED_EVERY;
        }
        return due;
    }

    private void ask() {
        try {
            Response time = redis.execute("TIME");
            Instant theirs = Instant.ofEpochSecond(time.get(0).toLong(), time.get(1).toLong() * 1_000);
            ahead = Duration.between(own.instant(), theirs);
            agreed = true;
        } catch (RuntimeException e) {
            LOGGER.warnf("Redis can't be asked for the time: error=%s", e.getClass().getSimpleName());
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("times between processes are UTC");
    }
}
