package io.trunkline.operations;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks Redis whether it is there, takes us, and knows what we need: scripts, streams, scores of several members (6.2), writes. A server
 * that is too old, one whose commands are taken away or forbidden to us, and a replica that takes no writes are told from one that is away.
 */
final class RedisProbe {
    private static final String KEY = "{trunkline}:probe";
    /** One of each kind of command we use, on a key that is gone again at the end. */
    private static final String SCRIPT = """
            redis.call('TIME')
            redis.call('DEL', KEYS[1])
            redis.call('SET', KEYS[1], '1', 'PX', 1000)
            redis.call('INCRBY', KEYS[1], 1)
            redis.call('DEL', KEYS[1])
            redis.call('HSET', KEYS[1], 'a', '1')
            redis.call('HGETALL', KEYS[1])
            redis.call('EXPIRE', KEYS[1], 1)
            redis.call('DEL', KEYS[1])
            redis.call('RPUSH', KEYS[1], '1')
            redis.call('LRANGE', KEYS[1], 0, -1)
            redis.call('DEL', KEYS[1])
            redis.call('ZADD', KEYS[1], 'NX', 1, 'a')
            redis.call('ZMSCORE', KEYS[1], 'a')
            redis.call('DEL', KEYS[1])
            redis.call('XADD', KEYS[1], '*', 'a', '1')
            redis.call('DEL', KEYS[1])
            return 1
            """;

    private final ReactiveRedisDataSource redis;
    private final Duration timeout;

    /** @param timeout of one question */
    RedisProbe(ReactiveRedisDataSource redis, Duration timeout) {
        this.redis = redis;
        this.timeout = timeout;
    }

    /** Blocks for {@code timeout} at most. @return why Redis can't be used, in words for the operator; empty: it can */
    Optional<String> trouble() {
        try {
            redis.execute("EVAL", SCRIPT, "1", KEY).await().atMost(timeout);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(Reasons.of(e));
        }
    }
}
