package io.trunkline.gateway.placement;

import io.trunkline.contracts.redis.BridgeAnnouncement;

/** What came of looking for a bridge. */
public sealed interface Placed {
    /** The bridge waits for the stream. */
    record On(BridgeAnnouncement bridge) implements Placed {}

    /** Nobody can take the call; {@code reason} is {@code no_bridge}, {@code all_full} or {@code all_refused}. */
    record Nowhere(String reason) implements Placed {}
}
