package io.trunkline.gateway.ending;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.trunkline.gateway.callcontrol.CarrierLegs;
import io.trunkline.gateway.config.GatewayConfig;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.CallStore;
import io.trunkline.gateway.context.GatewayFields;
import io.trunkline.gateway.placement.BridgeRegistry;
import io.trunkline.gateway.telemetry.GatewayMetrics;
import io.trunkline.gateway.webhook.CarrierRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Finds calls whose bridge is gone and of which nothing more was heard, asks the carrier what became of them, and ends those that are over. A leg that still
 * runs is left alone: its stream may be well where only Redis can't be reached, and if it isn't the carrier will ask. Several gateways may do
 * this at once: a call ends once.
 */
@ApplicationScoped
public class Reaper {
    private static final Logger LOGGER = Logger.getLogger(Reaper.class);

    private final BridgeRegistry bridges;
    private final CallStore store;
    private final CarrierLegs legs;
    private final CallEnding ending;
    private final GatewayMetrics metrics;
    private final Duration every;
    private volatile Thread thread;

    @Inject
    Reaper(BridgeRegistry bridges, CallStore store, CarrierLegs legs, CallEnding ending, GatewayMetrics metrics, GatewayConfig config) {
        this.bridges = bridges;
        this.store = store;
        this.legs = legs;
        this.ending = ending;
        this.metrics = metrics;
        this.every = config.reaper().every();
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("reaper").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        Thread running = thread;
        thread = null;
        LockSupport.unpark(running);
    }

    private void run() {
        while (thread != null) {
            LockSupport.parkNanos(every.toNanos());
            if (thread != null) {
                tryOnce();
            }
        }
    }

    private void tryOnce() {
        try {
            look();
        } catch (RuntimeException e) {
            // Redis is away, or the carrier: the next look finds the same calls
            LOGGER.warnf("calls without a bridge can't be looked for: error=%s", e.getClass().getSimpleName());
        }
    }

    /** One look at all calls whose bridge has said nothing for long. */
    void look() {
        bridges.orphans().forEach((callId, bridge) -> {
            CallContext call = store.load(callId);
            if (!call.exists() || call.ended() || call.state().equals(GatewayFields.QUEUED)) {
                bridges.forget(callId);
            } else if (bridge.equals(call.bridge())) {
                judge(call);
            }
        });
    }

    private void judge(CallContext call) {
        switch (legs.state(call.callSid())) {
            case CarrierLegs.State.Over over -> {
                boolean ended = ending.over(call.callId(), new CarrierRequest(Map.of("CallStatus", List.of(over.status()),
                        "CallDuration", List.of(over.seconds())), Map.of()));
                bridges.forget(call.callId());
                metrics.reaped(ended ? "ended" : "late");
                LOGGER.infof("call without a bridge is over: callId=%s status=%s", call.callId(), over.status());
            }
            case CarrierLegs.State.Running running -> metrics.reaped("running");
            case CarrierLegs.State.Unknown unknown -> metrics.reaped("unknown");
        }
    }
}
