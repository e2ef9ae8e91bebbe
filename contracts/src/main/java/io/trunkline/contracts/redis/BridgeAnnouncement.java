package io.trunkline.contracts.redis;

import java.util.List;
import java.util.Map;

/**
 * What a bridge says of itself every second.
 *
 * @param bridge       its id, such as {@code bridge-0}
 * @param publicUrl    wss base that carriers dial
 * @param internalUrl  http base of its internal port
 * @param activeCalls  calls it holds, sessions waiting for their stream included
 * @param capacity     calls it may hold
 * @param draining     takes no new calls
 * @param version      of the software
 * @param announcedAt  epoch milliseconds by Redis TIME
 * @param startedAt    epoch milliseconds when its process started; null from a bridge that doesn't say
 * @param providers    voice agent → names of the model providers its calls may be spoken by, in order; null from a bridge that doesn't say
 * @param down         providers that this bridge finds don't answer; null for none
 */
public record BridgeAnnouncement(String bridge, String publicUrl, String internalUrl, int activeCalls, int capacity,
        boolean draining, String version, long announcedAt, Long startedAt, Map<String, List<String>> providers, List<String> down) {

    /** Of a bridge that says nothing of providers. */
    public BridgeAnnouncement(String bridge, String publicUrl, String internalUrl, int activeCalls, int capacity, boolean draining, String version,
            long announcedAt, Long startedAt) {
        this(bridge, publicUrl, internalUrl, activeCalls, capacity, draining, version, announcedAt, startedAt, null, null);
    }

    /** Of a bridge that doesn't say since when it runs. */
    public BridgeAnnouncement(String bridge, String publicUrl, String internalUrl, int activeCalls, int capacity, boolean draining, String version,
            long announcedAt) {
        this(bridge, publicUrl, internalUrl, activeCalls, capacity, draining, version, announcedAt, null);
    }

    /** @return the providers that may speak for {@code agent}, in order; empty if it doesn't say */
    public List<String> providersOf(String agent) {
        return providers == null ? List.of() : providers.getOrDefault(agent, List.of());
    }

    /** @return whether it doesn't find that {@code provider} is silent */
    public boolean reaches(String provider) {
        return down == null || !down.contains(provider);
    }

    /** Whether this process started after {@code other}, so that it has the newer version or settings. */
    public boolean newerThan(BridgeAnnouncement other) {
        return startedAt != null && other.startedAt != null && startedAt > other.startedAt;
    }
}
