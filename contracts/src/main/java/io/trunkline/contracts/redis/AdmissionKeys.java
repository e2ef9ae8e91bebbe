package io.trunkline.contracts.redis;

/** Where bridges announce themselves and calls are counted onto them. One hash tag, so that placement is one script. */
public final class AdmissionKeys {
    /** Hash: bridge id → JSON {@link BridgeAnnouncement}; each bridge writes its own field every second. */
    public static final String BRIDGES = "{admission}:bridges";
    /**
     * Hash: callId → {@code <epoch> <bridge> <startedAt of its process>}: who holds which call. A bridge renews its entries with its announcement, and takes them away;
     * those of a bridge that announces itself no more are for a reaper.
     */
    public static final String OWNERS = "{admission}:owners";
    /** An announcement older than this (Redis time) doesn't count. Milliseconds. */
    public static final long STALE_AFTER_MILLIS = 5_000;

    /** Sorted set of callIds placed on a bridge and not yet in its announced count; score: expiry, epoch ms of Redis TIME. */
    public static String reservations(String bridge) {
        return "{admission}:reservations:" + bridge;
    }

    private AdmissionKeys() {
    }
}
