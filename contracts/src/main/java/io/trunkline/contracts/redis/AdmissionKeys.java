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
    /**
     * Sorted set of calls that their bridge let go of and nobody is known to have ended; score: when a reaper asks the carrier what became of them, epoch ms of
     * Redis TIME. What the carrier tells of a call's end may be lost on its way.
     */
    public static final String RELEASED = "{admission}:released";
    /** So long the carrier and the next bridge have, before a call that was let go of is asked about. Milliseconds. */
    public static final long RELEASED_MILLIS = 10_000;
    /**
     * The same for a call whose stream fell silent, of which the carrier can't know: it will hardly ask, and if it does the next bridge says within a second that
     * it has the call.
     */
    public static final long UNNOTICED_MILLIS = 3_000;
    /** An announcement older than this (Redis time) doesn't count. Milliseconds. */
    public static final long STALE_AFTER_MILLIS = 5_000;

    /** Sorted set of callIds placed on a bridge and not yet in its announced count; score: expiry, epoch ms of Redis TIME. */
    public static String reservations(String bridge) {
        return "{admission}:reservations:" + bridge;
    }

    /**
     * Sorted set of the calls that hold a token of a model provider: a session there, or soon; score: expiry, epoch ms of Redis TIME. The gateway grants
     * them, the bridge that has the call renews them with its announcement.
     */
    public static String providerTokens(String provider) {
        return "{admission}:tokens:provider:" + provider;
    }

    /** Sorted set of the calls that hold a token of a line; as {@link #providerTokens}. */
    public static String lineTokens(String line) {
        return "{admission}:tokens:line:" + line;
    }

    /** Sorted set of calls granted a token of a provider just now, so that they hardly use any of its minute yet; score: when. */
    public static String startingAt(String provider) {
        return "{admission}:starting:" + provider;
    }

    /** Hash: provider → JSON {@link ProviderLimits}, as its sessions said last. */
    public static final String PROVIDER_LIMITS = "{admission}:provider-limits";

    /** Sorted set of callers who hold on a line; score: since when, epoch ms of Redis TIME. */
    public static String waitingOn(String line) {
        return "{admission}:waiting:line:" + line;
    }

    /** Sorted set of callers of all lines who hold for want of a bridge or of a provider; score as of {@link #waitingOn}. */
    public static final String WAITING = "{admission}:waiting";
    /** Sorted set: until when a caller who holds counts without having asked again. */
    public static final String WAITING_UNTIL = "{admission}:waiting-until";

    /** Hash of a line: {@code last} grant to a caller who held and the {@code mean} milliseconds between two. */
    public static String paceOf(String line) {
        return "{admission}:pace:" + line;
    }

    private AdmissionKeys() {
    }
}
