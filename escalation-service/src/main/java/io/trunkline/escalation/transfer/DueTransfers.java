package io.trunkline.escalation.transfer;

import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Calls whose leg has yet to be moved, by when it must happen: a sorted set in Redis, so that the wait for the spoken
 * explanation survives the process that began it. Taking a call puts it off by a lease; a taker that dies leaves it due
 * again. Blocks.
 */
@ApplicationScoped
public class DueTransfers {
    private static final String KEY = "{escalation}:due";
    /** Longer than moving a leg can take, all tries included. */
    static final Duration LEASE = Duration.ofSeconds(50);
    private static final String TAKE = """
            local due = redis.call('ZSCORE', KEYS[1], ARGV[1])
            if not due or (ARGV[4] == 'when-due' and tonumber(due) > tonumber(ARGV[2])) then return 0 end
            redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
            return 1
            """;

    private final RedisDataSource redis;

    DueTransfers(RedisDataSource redis) {
        this.redis = redis;
    }

    void add(String callId, Instant due) {
        redis.execute("ZADD", KEY, millis(due), callId);
    }

    void done(String callId) {
        redis.execute("ZREM", KEY, callId);
    }

    /** @return whether the call still waits; then it is the taker's for {@link #LEASE} */
    boolean take(String callId, Instant now) {
        return take(callId, now, "now");
    }

    /** @return calls that are due and now the taker's */
    List<String> takeDue(Instant now) {
        var due = redis.execute("ZRANGEBYSCORE", KEY, "-inf", millis(now), "LIMIT", "0", "20");
        return StreamSupport.stream(due.spliterator(), false).map(Object::toString).filter(callId -> take(callId, now, "when-due")).toList();
    }

    private boolean take(String callId, Instant now, String when) {
        return redis.execute("EVAL", TAKE, "1", KEY, callId, millis(now), millis(now.plus(LEASE)), when).toInteger() == 1;
    }

    private static String millis(Instant time) {
        return Long.toString(time.toEpochMilli());
    }
}
