package io.trunkline.bridge.session;

import io.trunkline.catalog.agent.VoiceAgent;
import io.trunkline.contracts.http.PlaceCall;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The calls this bridge holds. All but the counts only on the media loop. */
@Singleton
public class Calls {
    private static final Logger LOGGER = Logger.getLogger(Calls.class);
    /** How often calls are looked at for what no event brings about: one timer for all of them costs nothing, one a call would cost a wake-up each. */
    private static final Duration BEAT = Duration.ofMillis(20);

    /** What came of a call the gateway told us of. */
    public enum Placed {
        /** The session is being opened, or was already. */
        ACCEPTED,
        /** A newer attempt of this call is here. */
        SUPERSEDED,
        FULL,
        DRAINING,
        UNKNOWN_AGENT
    }

    private final Surroundings around;
    private final CallSetup setup;
    private final Map<String, BridgedCall> calls = new HashMap<>();
    private final List<BridgedCall> due = new ArrayList<>();
    private Runnable stopBeat;
    private volatile int active;
    private volatile boolean draining;

    public Calls(Surroundings around) {
        this.around = around;
        this.setup = new CallSetup(around);
        around.metrics.watchActiveCalls(this::active);
    }

    /** Takes a call: the same one twice is one call. */
    public Placed place(PlaceCall placed) {
        BridgedCall there = calls.get(placed.callId());
        if (there != null && placed.attempt() <= there.placed().attempt()) {
            return placed.attempt() == there.placed().attempt() ? Placed.ACCEPTED : Placed.SUPERSEDED;
        }
        Optional<VoiceAgent> agent = setup.agent(placed.agent());
        Placed refusal = draining ? Placed.DRAINING : agent.isEmpty() ? Placed.UNKNOWN_AGENT
                : calls.size() >= around.config.capacity() && there == null ? Placed.FULL : null;
        if (refusal != null) {
            around.metrics.callRefused(refusal.name().toLowerCase(Locale.ROOT));
            return refusal;
        }
        if (there != null) {
            there.hangUp("superseded");
        }
        open(placed, agent.get());
        return Placed.ACCEPTED;
    }

    public Optional<BridgedCall> find(String callId) {
        return Optional.ofNullable(calls.get(callId));
    }

    /** Calls held, sessions waiting for their stream included; from any thread. */
    public int active() {
        return active;
    }

    public boolean draining() {
        return draining;
    }

    /** Whether new calls are refused. */
    public void drain(boolean on) {
        draining = on;
        LOGGER.infof("draining: on=%s active=%d", on, active);
    }

    /** Ends every call; the gateway finds another bridge for those that go on. */
    public void endAll(String reason) {
        List.copyOf(calls.values()).forEach(call -> call.hangUp(reason));
    }

    private void open(PlaceCall placed, VoiceAgent agent) {
        BridgedCall call = new BridgedCall(around, placed, agent, this::gone);
        calls.put(placed.callId(), call);
        active = calls.size();
        if (stopBeat == null) {
            stopBeat = around.loop.every(BEAT, this::beat);
        }
        call.open();
    }

    private void beat() {
        long now = around.loop.nanos();
        for (BridgedCall call : calls.values()) {
            if (call.dueBefore(now)) {
                due.add(call);
            }
        }
        // a call that ends leaves the map
        due.forEach(BridgedCall::tick);
        due.clear();
    }

    private void gone(BridgedCall call) {
        calls.remove(call.placed().callId(), call);
        active = calls.size();
        if (calls.isEmpty() && stopBeat != null) {
            stopBeat.run();
            stopBeat = null;
        }
    }
}
