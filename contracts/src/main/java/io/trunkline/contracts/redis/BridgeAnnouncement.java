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
 */
public record BridgeAnnouncement(String bridge, String publicUrl, String internalUrl, int activeCalls, int capacity,
        boolean draining, String version, long announcedAt) {}
