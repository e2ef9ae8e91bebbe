package io.trunkline.gateway.overflow;

import io.quarkus.redis.datasource.RedisDataSource;
import io.trunkline.contracts.redis.AdmissionKeys;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The order of callers who hold, in Redis. Who asks no more loses their place after a while. Blocks: virtual threads only. */
@ApplicationScoped
public class HoldQueue {
    /** Longer than a piece of music: a carrier asks again after each. */
    private static final Duration COUNTS = Duration.ofSeconds(90);

    private final RedisDataSource redis;

    @Inject
    HoldQueue(RedisDataSource redis) {
        this.redis = redis;
    }

    /**
     * Where a caller stands.
     *
     * @param place    from 1
     * @param estimate of the wait, if it is known how fast the line goes on
     * @param since    when they began to hold, epoch milliseconds of Redis
     */
    record Place(long place, Optional<Duration> estimate, String since) {}

    /**
     * Takes a place at the end, or keeps the one that was taken.
     *
     * @param most   who may hold on the line
     * @param shared for want of a bridge or provider, not of a token of the line
     * @param since  when they began to hold, as told before; empty for those who begin
     * @return empty when too many hold
     */
    Optional<Place> join(String callId, String line, int most, boolean shared, String since) {
        Response answer = run(HoldScripts.JOIN, line, callId, Integer.toString(most), shared ? "1" : "0", Long.toString(COUNTS.toMillis()), since);
        long place = answer.get(0).toLong();
        long mean = answer.get(1).toLong();
        return place == 0 ? Optional.empty()
                : Optional.of(new Place(place, mean == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(place * mean)), answer.get(2).toString()));
    }

    void leave(String callId, String line) {
        run(HoldScripts.LEAVE, line, callId);
    }

    private Response run(String script, String line, String... arguments) {
        List<String> all = new ArrayList<>(List.of(script, "4", AdmissionKeys.waitingOn(line), AdmissionKeys.WAITING, AdmissionKeys.WAITING_UNTIL,
                AdmissionKeys.paceOf(line)));
        all.addAll(List.of(arguments));
        return redis.execute("EVAL", all.toArray(String[]::new));
    }
}
