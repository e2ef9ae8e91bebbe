package io.trunkline.gateway.ending;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.trunkline.gateway.callcontrol.CarrierLegs;
import io.trunkline.gateway.config.GatewayConfig;
import io.trunkline.gateway.config.PublicUrls;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.CallStore;
import io.trunkline.gateway.context.GatewayFields;
import io.trunkline.gateway.placement.BridgeRegistry;
import io.trunkline.gateway.rounds.Rounds;
import io.trunkline.gateway.telemetry.GatewayMetrics;
import io.trunkline.gateway.twiml.Twiml;
import io.trunkline.gateway.webhook.CarrierRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Finds calls whose bridge is gone or let go of them and whose end nobody told, asks the carrier what became of them, and ends those that are over. A leg that still
 * runs is left alone: its stream may be well where only Redis can't be reached, and if it isn't the carrier will ask; or it waits for a person. Several gateways
 * may do this at once: a call ends once.
 */
@ApplicationScoped
public class Reaper {
    private static final Logger LOGGER = Logger.getLogger(Reaper.class);
    /** Who waits for a person, or has one, is asked about this seldom. */
    private static final Duration RUNNING = Duration.ofMinutes(1);

    private final BridgeRegistry bridges;
    private final CallStore store;
    private final CarrierLegs legs;
    private final CallEnding ending;
    private final GatewayMetrics metrics;
    private final PublicUrls urls;
    private final GatewayConfig.Reaper config;
    private Rounds orphans;
    private Rounds released;

    @Inject
    Reaper(BridgeRegistry bridges, CallStore store, CarrierLegs legs, CallEnding ending, GatewayMetrics metrics, PublicUrls urls, GatewayConfig config) {
        this.bridges = bridges;
        this.store = store;
        this.legs = legs;
        this.ending = ending;
        this.metrics = metrics;
        this.urls = urls;
        this.config = config.reaper();
    }

    void start(@Observes StartupEvent event) {
        orphans = Rounds.begin("reaper of orphans", config.every(), this::lookForOrphans);
        released = Rounds.begin("reaper of released calls", config.everyReleased(), this::lookForReleased);
    }

    void stop(@Observes ShutdownEvent event) {
        orphans.stop();
        released.stop();
    }

    /** One look at all calls that no bridge has. */
    void look() {
        lookForOrphans();
        lookForReleased();
    }

    private void lookForOrphans() {
        bridges.orphans().forEach((callId, bridge) -> alone(callId, () -> orphan(callId, bridge)));
    }

    /** Page by page to the last: most are over and only to be forgotten, but one of them may be a caller who hears nothing. */
    private void lookForReleased() {
        for (List<String> due = bridges.takeReleased(RUNNING); !due.isEmpty(); due = bridges.takeReleased(RUNNING)) {
            due.forEach(callId -> alone(callId, () -> released(callId)));
        }
    }

    /** One call that can't be looked at, as its context isn't readable, keeps none of the others waiting; what is wrong may hold a caller's data, so only its kind is told. */
    private void alone(String callId, Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            metrics.reaped("failed");
            LOGGER.errorf("call without a bridge can't be looked at: callId=%s error=%s", callId, e.getClass().getSimpleName());
        }
    }

    private void orphan(String callId, String bridge) {
        CallContext call = store.load(callId);
        if (over(call)) {
            bridges.forget(callId);
        } else if (call.state().equals(GatewayFields.QUEUED)) {
            bridges.askLater(callId, RUNNING);
        } else if (bridge.equals(call.bridge())) {
            judge(call);
        }
    }

    /** One whose bridge is gone may be over any moment: it is asked about at the next look as well. */
    private void judge(CallContext call) {
        switch (legs.state(call.callSid())) {
            case CarrierLegs.State.Over over -> end(call, over);
            case CarrierLegs.State.Running running -> metrics.reaped("running");
            case CarrierLegs.State.Unknown unknown -> metrics.reaped("unknown");
        }
    }

    private void released(String callId) {
        CallContext call = store.load(callId);
        if (over(call)) {
            bridges.forget(callId);
            return;
        }
        switch (legs.state(call.callSid())) {
            case CarrierLegs.State.Over over -> end(call, over);
            case CarrierLegs.State.Running running -> runs(call);
            case CarrierLegs.State.Unknown unknown -> metrics.reaped("unknown");
        }
    }

    private static boolean over(CallContext call) {
        return !call.exists() || call.ended();
    }

    private void end(CallContext call, CarrierLegs.State.Over over) {
        boolean ended = ending.over(call.callId(), new CarrierRequest(Map.of("CallStatus", List.of(over.status()),
                "CallDuration", List.of(over.seconds())), Map.of()));
        bridges.forget(call.callId());
        metrics.reaped(ended ? "ended" : "late");
        LOGGER.infof("call without a bridge is over: callId=%s status=%s", call.callId(), over.status());
    }

    private void runs(CallContext call) {
        if (call.state().equals(GatewayFields.STREAMING)) {
            bringBack(call);
        } else {
            metrics.reaped("running");
        }
    }

    /** No bridge has the stream, and yet the carrier doesn't ask what next: its end of the connection doesn't know that it is dead. Ours to ask for it. */
    private void bringBack(CallContext call) {
        boolean done = legs.redirect(call.callSid(), Twiml.goOn(urls.resume(call.callId(), call.bridge(), call.attempt()))) instanceof CarrierLegs.Outcome.Done;
        metrics.reaped(done ? "brought_back" : "unknown");
        LOGGER.warnf("call has no stream and nobody asked for one: callId=%s broughtBack=%b", call.callId(), done);
    }
}
