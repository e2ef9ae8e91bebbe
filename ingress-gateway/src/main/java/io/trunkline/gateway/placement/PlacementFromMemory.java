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

/**
 * Finds a bridge for a new call while Redis is away: one that was open when it was seen last and takes the call when it is asked. Its own capacity is all that
 * bounds it; nobody counts calls of lines and providers now. Blocks: virtual threads only.
 */
@ApplicationScoped
class PlacementFromMemory {
    private final LastSeen seen;
    private final BridgeClient bridges;
    private final GatewayMetrics metrics;
    private final int tries;

    @Inject
    PlacementFromMemory(LastSeen seen, BridgeClient bridges, GatewayMetrics metrics, GatewayConfig config) {
        this.seen = seen;
        this.bridges = bridges;
        this.metrics = metrics;
        this.tries = config.placement().tries();
    }

    Placed place(PlaceCall call) {
        long begun = System.nanoTime();
        Placed placed = search(call);
        metrics.placement(placed, System.nanoTime() - begun);
        return placed;
    }

    private Placed search(PlaceCall call) {
        List<BridgeAnnouncement> known = new ArrayList<>(seen.open());
        Collections.shuffle(known);
        for (BridgeAnnouncement bridge : known.subList(0, Math.min(tries, known.size()))) {
            BridgeClient.Answer answer = bridges.place(bridge.internalUrl(), call);
            if (answer == BridgeClient.Answer.ACCEPTED) {
                return new Placed.On(bridge, seen.nowMillis());
            }
            metrics.bridgeRefusal(answer);
        }
        return new Placed.Nowhere(known.isEmpty() ? "no_bridge" : "all_refused");
    }
}
