package io.trunkline.gateway.placement;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.redis.datasource.RedisDataSource;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.redis.AdmissionKeys;
import io.trunkline.contracts.redis.BridgeAnnouncement;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
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
    private static final String UNDECIDED = "?";
    private static final String ON = "on";

    private static final int MOST = 200;
    /** A bridge that has said nothing for so long is gone. */
    private static final long GONE_MILLIS = 4 * AdmissionKeys.STALE_AFTER_MILLIS;

    private final RedisDataSource redis;
    private final LastSeen seen;

    @Inject
    BridgeRegistry(RedisDataSource redis, LastSeen seen) {
        this.redis = redis;
        this.seen = seen;
    }

    /** @return what all bridges said last */
    Bridges look() {
        Response answer = redis.execute("EVAL", PlacementScripts.LIST, "1", AdmissionKeys.BRIDGES);
        List<BridgeAnnouncement> announced = new ArrayList<>();
        for (int i = 1; i < answer.size(); i++) {
            read(answer.get(i).toString()).ifPresent(announced::add);
        }
        Bridges bridges = new Bridges(answer.get(0).toLong(), announced);
        seen.saw(bridges);
        return bridges;
    }

    /** @return callId → bridge of calls whose bridge has said nothing for long or was started anew; {@value #MOST} at most */
    public Map<String, String> orphans() {
        Response answer = redis.execute("EVAL", PlacementScripts.ORPHANS, "2", AdmissionKeys.OWNERS, AdmissionKeys.BRIDGES,
                Long.toString(GONE_MILLIS), Integer.toString(MOST));
        Map<String, String> orphans = new HashMap<>();
        for (int i = 0; i + 1 < answer.size(); i += 2) {
            orphans.put(answer.get(i).toString(), answer.get(i + 1).toString());
        }
        return orphans;
    }

    /**
     * @param pause before anybody is told of them again
     * @return calls that a bridge let go of long enough ago and that none has since; {@value #MOST} at most, the others when asked again
     */
    public List<String> takeReleased(Duration pause) {
        Response answer = redis.execute("EVAL", PlacementScripts.RELEASED, "2", AdmissionKeys.OWNERS, AdmissionKeys.RELEASED, Integer.toString(MOST),
                Long.toString(pause.toMillis()));
        List<String> due = new ArrayList<>();
        answer.forEach(callId -> due.add(callId.toString()));
        return due;
    }

    /** The call is over: nobody needs to own it or to ask about it any more. */
    public void forget(String callId) {
        redis.execute("HDEL", AdmissionKeys.OWNERS, callId);
        redis.execute("ZREM", AdmissionKeys.RELEASED, callId);
    }

    /** The call goes on without a bridge: it is asked about again, after {@code pause}. */
    public void askLater(String callId, Duration pause) {
        redis.execute("EVAL", PlacementScripts.ASK_LATER, "2", AdmissionKeys.OWNERS, AdmissionKeys.RELEASED, callId, Long.toString(pause.toMillis()));
    }

    /** What came of {@link #reserve}. */
    public sealed interface Reservation {
        /** @param provider whose token was taken as well, null for none */
        record On(String bridge, String provider) implements Reservation {}

        /** None has room, but a bridge's next announcement may show some. */
        record Undecided() implements Reservation {}

        /** {@code line_full}, {@code all_full}, {@code provider_full}, {@code provider_tokens} or {@code provider_down}. */
        record Refused(String reason) implements Reservation {}
    }

    /** Takes all tokens that a call needs or none, atomically. */
    Reservation reserve(Demand demand) {
        List<String> keys = demand.keys();
        List<String> args = new ArrayList<>(List.of(PlacementScripts.RESERVE, Integer.toString(keys.size())));
        args.addAll(keys);
        args.add(json(demand));
        Response answer = redis.execute("EVAL", args.toArray(String[]::new));
        return switch (answer.get(0).toString()) {
            case ON -> new Reservation.On(answer.get(1).toString(), answer.get(2).toString().isEmpty() ? null : answer.get(2).toString());
            case UNDECIDED -> new Reservation.Undecided();
            case String reason -> new Reservation.Refused(reason);
        };
    }

    /**
     * The bridge has the call: its reservation counts until an announcement later than now. Doesn't wait: the caller does, and
     * a reservation nobody shortens only counts for some seconds more.
     */
    void accepted(String callId, String bridge) {
        Thread.startVirtualThread(() -> {
            try {
                redis.execute("EVAL", PlacementScripts.ACCEPTED, "1", AdmissionKeys.reservations(bridge), callId, Long.toString(Admission.COUNTED_MILLIS));
            } catch (RuntimeException e) {
                LOGGER.warnf("reservation could not be shortened error=%s", e.getClass().getSimpleName());
            }
        });
    }

    /** The bridge hasn't taken the call: all its tokens are free again. */
    void release(Demand demand, Reservation.On on) {
        String callId = demand.callId();
        redis.execute("ZREM", AdmissionKeys.reservations(on.bridge()), callId);
        redis.execute("ZREM", AdmissionKeys.lineTokens(demand.line()), callId);
        if (on.provider() != null) {
            redis.execute("ZREM", AdmissionKeys.providerTokens(on.provider()), callId);
            redis.execute("ZREM", AdmissionKeys.startingAt(on.provider()), callId);
        }
    }

    private static String json(Demand demand) {
        try {
            return EventCodec.mapper().writeValueAsString(demand);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a demand has no JSON form", e);
        }
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
