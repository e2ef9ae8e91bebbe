package io.trunkline.bridge.session;

import io.trunkline.catalog.agent.VoiceAgent;
import io.trunkline.contracts.Caller;
import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.contracts.redis.CallKeys;

/** What is known of a call while it runs. Owned by the media loop. */
final class CallFacts {
    final PlaceCall placed;
    final CallKeys keys;
    final long startedNanos;
    VoiceAgent agent;
    /** Of the agent's, the one that is spoken. */
    String language;
    Caller caller;
    /** When the stream was accepted, 0 while there is none. */
    long streamNanos;

    CallFacts(PlaceCall placed, VoiceAgent agent, long startedNanos) {
        this.placed = placed;
        this.keys = new CallKeys(placed.callId());
        this.agent = agent;
        this.language = CallSetup.language(placed, agent);
        this.caller = placed.caller();
        this.startedNanos = startedNanos;
    }

    String callId() {
        return placed.callId();
    }

    boolean streaming() {
        return streamNanos > 0;
    }
}
