package io.trunkline.gateway.placement;

import io.trunkline.gateway.context.Ulid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How a stream was meant to end, by the bridge that had it, for when the call's context can't be read. Blocks: virtual threads only. */
@ApplicationScoped
public class OwnersWord {
    private final LastSeen seen;
    private final BridgeClient bridges;

    @Inject
    OwnersWord(LastSeen seen, BridgeClient bridges) {
        this.seen = seen;
        this.bridges = bridges;
    }

    /**
     * Only a bridge that Redis told of is asked, wherever the name comes from.
     *
     * @param attempt which stream of the call
     * @return whether the voice agent was done, or was saying goodbye; false for a bridge that is gone
     */
    public boolean saidGoodbye(String bridge, String callId, int attempt) {
        return Ulid.isOne(callId) && seen.find(bridge).filter(known -> bridges.saidGoodbye(known.internalUrl(), callId, attempt)).isPresent();
    }
}
