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
 * beside whoever looks at the clock; while it can't be asked, what it said last goes on with our own clock. Never waits. Thread-safe.
 */
public final class RedisClock extends Clock {
    private static final Logger LOGGER = Logger.getLogger(RedisClock.class);
    private static final long ASKED_EVERY = Duration.ofSeconds(10).toNanos();

    private final RedisDataSource redis;
    private final Clock own;
    private volatile Duration ahead = Duration.ZERO;
    private volatile long askAt = System.nanoTime() + ASKED_EVERY;

    /** @param own of this machine */
    public RedisClock(RedisDataSource redis, Clock own) {
        this.redis = redis;
        this.own = own;
        Thread.startVirtualThread(this::ask);
    }

    @Override
    public Instant instant() {
        if (System.nanoTime() - askAt >= 0) {
            askAt = System.nanoTime() + ASKED_EVERY;
            Thread.startVirtualThread(this::ask);
        }
        return own.instant().plus(ahead);
    }

    private void ask() {
        try {
            Response time = redis.execute("TIME");
            Instant theirs = Instant.ofEpochSecond(time.get(0).toLong(), time.get(1).toLong() * 1_000);
            ahead = Duration.between(own.instant(), theirs);
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
