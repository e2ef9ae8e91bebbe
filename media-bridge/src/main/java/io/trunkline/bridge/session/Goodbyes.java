package io.trunkline.bridge.session;

import java.util.LinkedHashMap;
import java.util.Map;

/** Calls that ended here with a goodbye, for a gateway that can't read so in Redis: the carrier asks it within a second or two. Owned by the media loop. */
final class Goodbyes {
    /** Some minutes of a busy bridge. */
    private static final int MOST = 1_000;

    private final Map<String, Integer> attempts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MOST;
        }
    };

    void ended(BridgedCall call) {
        if (call.saidGoodbye()) {
            attempts.put(call.placed().callId(), call.placed().attempt());
        }
    }

    /** @param attempt which stream of the call */
    boolean of(String callId, int attempt) {
        return Integer.valueOf(attempt).equals(attempts.get(callId));
    }
}
