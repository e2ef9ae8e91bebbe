package io.trunkline.contracts.redis;

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
 */
public record BridgeAnnouncement(String bridge, String publicUrl, String internalUrl, int activeCalls, int capacity,
        boolean draining, String version, long announcedAt, Long startedAt) {

    /** Of a bridge that doesn't say since when it runs. */
    public BridgeAnnouncement(String bridge, String publicUrl, String internalUrl, int activeCalls, int capacity, boolean draining, String version,
            long announcedAt) {
        this(bridge, publicUrl, internalUrl, activeCalls, capacity, draining, version, announcedAt, null);
    }

    /** Whether this process started after {@code other}, so that it has the newer version or settings. */
    public boolean newerThan(BridgeAnnouncement other) {
        return startedAt != null && other.startedAt != null && startedAt > other.startedAt;
    }
}
