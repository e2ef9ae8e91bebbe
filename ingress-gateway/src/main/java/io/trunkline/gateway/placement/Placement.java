package io.trunkline.gateway.placement;

import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.contracts.redis.BridgeAnnouncement;
import io.trunkline.gateway.config.GatewayConfig;
import io.trunkline.gateway.telemetry.GatewayMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Finds a bridge for a call: the less loaded of two random ones, all tokens the call needs taken atomically, then told. One that refuses or
 * doesn't answer is passed over. Blocks: virtual threads only.
 */
@ApplicationScoped
public class Placement {
    private static final Logger LOGGER = Logger.getLogger(Placement.class);
    /** Bridges announce themselves every second; a bridge that is full only by reservations is looked at again for as long. */
    private static final Duration UNTIL_ANNOUNCED = Duration.ofMillis(1_200);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private static final String ALL_FULL = "all_full";

    private final BridgeRegistry registry;
    private final Glance glance;
    private final Admission admission;
    private final BridgeClient bridges;
    private final GatewayMetrics metrics;
    private final LoadTrend trend = new LoadTrend();
    private final int tries;

    @Inject
    Placement(BridgeRegistry registry, Glance glance, Admission admission, BridgeClient bridges, GatewayMetrics metrics, GatewayConfig config) {
        this.registry = registry;
        this.glance = glance;
        this.admission = admission;
        this.bridges = bridges;
        this.metrics = metrics;
        this.tries = config.placement().tries();
    }

    /**
     * Where a call was.
     *
     * @param bridge not to go to
     * @param moved  it drains: bridges that started after it are preferred
     * @param losses how many streams of the call were lost by now
     */
    public record Before(String bridge, boolean moved, int losses) {}

    /** @param before where the call was, null if nowhere */
    public Placed place(PlaceCall call, Before before) {
        long begun = System.nanoTime();
        Placed placed = search(call, before);
        metrics.placement(placed, System.nanoTime() - begun);
        return placed;
    }

    private Placed search(PlaceCall call, Before before) {
        long deadline = System.nanoTime() + UNTIL_ANNOUNCED.toNanos();
        Set<String> passed = new HashSet<>();
        passed.add(before == null ? null : before.bridge());
        Optional<Placed> atAGlance = atAGlance(call, before, passed);
        if (atAGlance.isPresent()) {
            return atAGlance.get();
        }
        while (true) {
            Optional<Placed> decided = look(call, before, passed);
            if (decided.isPresent()) {
                return decided.get();
            }
            if (System.nanoTime() - deadline > 0) {
                return new Placed.Nowhere(ALL_FULL);
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** Who lost their bridge lost it with many others, who come at the same moment: they share a look. Where that leads to no bridge, it says nothing. */
    private Optional<Placed> atAGlance(PlaceCall call, Before before, Set<String> passed) {
        boolean lost = before != null && !before.moved();
        return lost ? choose(call, before, passed, glance.bridges()).filter(Placed.On.class::isInstance) : Optional.empty();
    }

    /** @param passed as of {@link #choose}. @return empty when the next announcement may bring room */
    private Optional<Placed> look(PlaceCall call, Before before, Set<String> passed) {
        while (true) {
            int asked = passed.size();
            Optional<Placed> chosen = choose(call, before, passed, registry.look());
            if (chosen.isPresent() || passed.size() == asked) {
                return chosen;
            }
        }
    }

    /** @param passed bridges not to ask, the lost one or null among them; one that refuses now is added. @return empty then, and when the next announcement may bring room */
    private Optional<Placed> choose(PlaceCall call, Before before, Set<String> passed, Bridges bridges) {
        List<BridgeAnnouncement> open = bridges.open().stream().filter(bridge -> !passed.contains(bridge.bridge())).toList();
        boolean asked = passed.size() > 1;
        if (open.isEmpty() || passed.size() > tries) {
            return Optional.of(new Placed.Nowhere(asked ? "all_refused" : "no_bridge"));
        }
        Demand demand = admission.of(call, open, preferred(open, before, bridges));
        return switch (registry.reserve(demand)) {
            case BridgeRegistry.Reservation.On on -> {
                BridgeAnnouncement bridge = open.stream().filter(b -> b.bridge().equals(on.bridge())).findFirst().orElseThrow();
                boolean taken = tell(call.at(on.provider()).after(silence(before, bridges)), demand, on, bridge);
                if (!taken) {
                    passed.add(bridge.bridge());
                }
                yield taken ? Optional.of(new Placed.On(bridge, bridges.nowMillis())) : Optional.empty();
            }
            case BridgeRegistry.Reservation.Undecided perhaps -> Optional.empty();
            case BridgeRegistry.Reservation.Refused(String reason) -> Optional.of(new Placed.Nowhere(asked && reason.equals(ALL_FULL) ? "all_refused" : reason));
        };
    }

    /** Milliseconds for which the caller has heard nothing, as far as announcements tell; null for one who just calls. */
    private static Long silence(Before before, Bridges bridges) {
        return before == null ? null : Long.valueOf(before.moved() ? 0 : bridges.silence(before.bridge()));
    }

    private List<BridgeAnnouncement> preferred(List<BridgeAnnouncement> open, Before before, Bridges bridges) {
        List<BridgeAnnouncement> roomy = open.stream().filter(bridge -> bridge.activeCalls() < bridge.capacity()).toList();
        return roomy.isEmpty() ? List.of() : preference(open, before, bridges).choose(roomy);
    }

    private Preference preference(List<BridgeAnnouncement> open, Before before, Bridges bridges) {
        trend.seen(open.stream().mapToInt(BridgeAnnouncement::activeCalls).sum(), System.nanoTime());
        Optional<BridgeAnnouncement> from = before != null && before.moved() ? bridges.find(before.bridge()) : Optional.empty();
        return new Preference(from, trend.falling(), ThreadLocalRandom.current());
    }

    private boolean tell(PlaceCall call, Demand demand, BridgeRegistry.Reservation.On on, BridgeAnnouncement bridge) {
        return switch (bridges.place(bridge.internalUrl(), call)) {
            case ACCEPTED -> {
                registry.accepted(call.callId(), bridge.bridge());
                yield true;
            }
            case BridgeClient.Answer answer -> {
                LOGGER.warnf("bridge did not take a call bridge=%s answer=%s", bridge.bridge(), answer);
                metrics.bridgeRefusal(answer);
                registry.release(demand, on);
                yield false;
            }
        };
    }
}
