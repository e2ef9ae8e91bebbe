package io.trunkline.gateway.placement;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.redis.datasource.RedisDataSource;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.redis.AdmissionKeys;
import io.trunkline.contracts.redis.BridgeAnnouncement;
import io.trunkline.gateway.config.GatewayConfig;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The bridges in Redis and the calls on their way to them. Blocks: virtual threads only. */
@ApplicationScoped
public class BridgeRegistry {
    private static final Logger LOGGER = Logger.getLogger(BridgeRegistry.class);
    /** How long an accepted call counts while the bridge's next announcement is awaited: until that would be stale. */
    private static final long COUNTED_MILLIS = AdmissionKeys.STALE_AFTER_MILLIS;
    private static final String UNDECIDED = "?";
    /** Between the end of our waiting for a bridge and its word that this is so. */
    private static final long MARGIN_MILLIS = 500;

    /** A bridge that has said nothing for so long is gone. */
    private static final long GONE_MILLIS = 4 * AdmissionKeys.STALE_AFTER_MILLIS;

    private final RedisDataSource redis;
    private final long acceptingMillis;

    @Inject
    BridgeRegistry(RedisDataSource redis, GatewayConfig config) {
        this.redis = redis;
        this.acceptingMillis = config.placement().bridgeTimeout().toMillis() + MARGIN_MILLIS;
    }

    /** @return the bridges that could take a call at this moment, in no order */
    public List<BridgeAnnouncement> open() {
        Response answer = redis.execute("EVAL", PlacementScripts.LIST, "1", AdmissionKeys.BRIDGES);
        long now = answer.get(0).toLong();
        List<BridgeAnnouncement> open = new ArrayList<>();
        for (int i = 1; i < answer.size(); i++) {
            read(answer.get(i).toString())
                    .filter(b -> !b.draining() && now - b.announcedAt() <= AdmissionKeys.STALE_AFTER_MILLIS && b.activeCalls() < b.capacity())
                    .ifPresent(open::add);
        }
        return open;
    }

    /**
     * A bridge as it said last, perhaps long ago.
     *
     * @param ageMillis by Redis's clock
     */
    public record Known(BridgeAnnouncement announcement, long ageMillis) {}

    /** @return what the bridge said last, empty if it took that back */
    public Optional<Known> find(String bridge) {
        Response json = bridge == null ? null : redis.execute("HGET", AdmissionKeys.BRIDGES, bridge);
        if (json == null) {
            return Optional.empty();
        }
        Response time = redis.execute("TIME");
        long now = time.get(0).toLong() * 1_000 + time.get(1).toLong() / 1_000;
        return read(json.toString()).map(said -> new Known(said, now - said.announcedAt()));
    }

    /** @return callId → bridge of calls whose bridge has said nothing for long or was started anew, a hundred at most */
    public Map<String, String> orphans() {
        Response answer = redis.execute("EVAL", PlacementScripts.ORPHANS, "2", AdmissionKeys.OWNERS, AdmissionKeys.BRIDGES, Long.toString(GONE_MILLIS));
        Map<String, String> orphans = new HashMap<>();
        for (int i = 0; i + 1 < answer.size(); i += 2) {
            orphans.put(answer.get(i).toString(), answer.get(i + 1).toString());
        }
        return orphans;
    }

    /** Nobody needs to own this call any more. */
    public void forget(String callId) {
        redis.execute("HDEL", AdmissionKeys.OWNERS, callId);
    }

    /** What came of {@link #reserve}. */
    public sealed interface Reservation {
        record On(String bridge) implements Reservation {}

        /** None has room, but a bridge's next announcement may show some. */
        record Undecided() implements Reservation {}

        record Full() implements Reservation {}
    }

    /** Takes a place on the less loaded of {@code candidates}, atomically. */
    public Reservation reserve(String callId, List<String> candidates) {
        List<String> args = new ArrayList<>(List.of(PlacementScripts.RESERVE, Integer.toString(candidates.size() + 1), AdmissionKeys.BRIDGES));
        candidates.forEach(bridge -> args.add(AdmissionKeys.reservations(bridge)));
        args.add(callId);
        args.add(Long.toString(AdmissionKeys.STALE_AFTER_MILLIS));
        args.add(Long.toString(COUNTED_MILLIS));
        args.add(Long.toString(acceptingMillis));
        args.addAll(candidates);
        Response answer = redis.execute("EVAL", args.toArray(String[]::new));
        if (answer == null) {
            return new Reservation.Full();
        }
        return answer.toString().equals(UNDECIDED) ? new Reservation.Undecided() : new Reservation.On(answer.toString());
    }

    /** The bridge has the call: its reservation counts until an announcement later than now. */
    public void accepted(String callId, String bridge) {
        redis.execute("EVAL", PlacementScripts.ACCEPTED, "1", AdmissionKeys.reservations(bridge), callId, Long.toString(COUNTED_MILLIS));
    }

    /** The bridge hasn't taken the call. */
    public void release(String callId, String bridge) {
        redis.execute("ZREM", AdmissionKeys.reservations(bridge), callId);
    }

    private static Optional<BridgeAnnouncement> read(String json) {
        try {
            return Optional.of(EventCodec.mapper().readValue(json, BridgeAnnouncement.class));
        } catch (JsonProcessingException e) {
            LOGGER.warnf("bridge announcement is not readable error=%s", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
