package io.trunkline.gateway.placement;

import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.contracts.redis.BridgeAnnouncement;
import io.trunkline.gateway.config.GatewayConfig;
import io.trunkline.gateway.telemetry.GatewayMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Finds a bridge for a call: the less loaded of two random ones with room, reserved atomically, then told. One that refuses or
 * doesn't answer is passed over. Blocks: virtual threads only.
 */
@ApplicationScoped
public class Placement {
    private static final Logger LOGGER = Logger.getLogger(Placement.class);
    private static final int CHOICES = 2;

    private final BridgeRegistry registry;
    private final BridgeClient bridges;
    private final GatewayMetrics metrics;
    private final int tries;

    @Inject
    Placement(BridgeRegistry registry, BridgeClient bridges, GatewayMetrics metrics, GatewayConfig config) {
        this.registry = registry;
        this.bridges = bridges;
        this.metrics = metrics;
        this.tries = config.placement().tries();
    }

    public sealed interface Placed {
        /** The bridge waits for the stream. */
        record On(BridgeAnnouncement bridge) implements Placed {}

        /** Nobody can take the call; {@code reason} is {@code no_bridge}, {@code all_full} or {@code all_refused}. */
        record Nowhere(String reason) implements Placed {}
    }

    /** @param lost a bridge not to go to, null if any will do */
    public Placed place(PlaceCall call, String lost) {
        long begun = System.nanoTime();
        Placed placed = search(call, lost);
        metrics.placement(placed, System.nanoTime() - begun);
        return placed;
    }

    private Placed search(PlaceCall call, String lost) {
        List<BridgeAnnouncement> open = new ArrayList<>(registry.open());
        open.removeIf(bridge -> bridge.bridge().equals(lost));
        Collections.shuffle(open, ThreadLocalRandom.current());
        if (open.isEmpty()) {
            return new Placed.Nowhere("no_bridge");
        }
        boolean refused = false;
        for (int left = tries; left > 0 && !open.isEmpty();) {
            List<BridgeAnnouncement> pair = List.copyOf(open.subList(0, Math.min(CHOICES, open.size())));
            Optional<BridgeAnnouncement> reserved = reserve(call, pair);
            if (reserved.isEmpty()) {
                open.removeAll(pair);
                continue;
            }
            if (tell(call, reserved.get())) {
                return new Placed.On(reserved.get());
            }
            refused = true;
            open.remove(reserved.get());
            left--;
        }
        return new Placed.Nowhere(refused ? "all_refused" : "all_full");
    }

    private Optional<BridgeAnnouncement> reserve(PlaceCall call, List<BridgeAnnouncement> pair) {
        var byId = pair.stream().collect(Collectors.toMap(BridgeAnnouncement::bridge, Function.identity()));
        return registry.reserve(call.callId(), List.copyOf(byId.keySet())).map(byId::get);
    }

    private boolean tell(PlaceCall call, BridgeAnnouncement bridge) {
        return switch (bridges.place(bridge.internalUrl(), call)) {
            case ACCEPTED -> {
                registry.accepted(call.callId(), bridge.bridge());
                yield true;
            }
            case BridgeClient.Answer answer -> {
                LOGGER.warnf("bridge did not take a call bridge=%s answer=%s", bridge.bridge(), answer);
                metrics.bridgeRefusal(answer);
                registry.release(call.callId(), bridge.bridge());
                yield false;
            }
        };
    }
}
