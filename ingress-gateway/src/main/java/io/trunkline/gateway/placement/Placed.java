package io.trunkline.gateway.placement;

import io.trunkline.contracts.redis.BridgeAnnouncement;

/** What came of looking for a bridge. */
public sealed interface Placed {
    String PROVIDER_DOWN = "provider_down";

    /** The bridge waits for the stream. {@code nowMillis}: by the clock of Redis, which bridges go by. */
    record On(BridgeAnnouncement bridge, long nowMillis) implements Placed {}

    /**
     * There is no token for the call; {@code reason} is {@code no_bridge}, {@code all_full}, {@code all_refused}, {@code line_full}, {@code provider_full},
     * {@code provider_tokens} or {@value #PROVIDER_DOWN}: no model answers.
     */
    record Nowhere(String reason) implements Placed {}
}
