package io.trunkline.gateway.ending;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.CallStore;
import io.trunkline.gateway.context.GatewayFields;
import io.trunkline.gateway.events.CallEvents;
import io.trunkline.gateway.overflow.HoldAnswers;
import io.trunkline.gateway.telemetry.GatewayMetrics;
import io.trunkline.gateway.webhook.CarrierRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Ends a call exactly once, whatever signs of its end come in which order. Blocks: virtual threads only. */
@ApplicationScoped
public class CallEnding {
    private static final Logger LOGGER = Logger.getLogger(CallEnding.class);
    /** State changes while we decide are rare; each needs one more look. */
    private static final int LOOKS = 5;

    private final CallStore store;
    private final CallEvents events;
    private final HoldAnswers holding;
    private final GatewayMetrics metrics;
    private final Clock clock;

    @Inject
    CallEnding(CallStore store, CallEvents events, HoldAnswers holding, GatewayMetrics metrics, Clock clock) {
        this.store = store;
        this.events = events;
        this.holding = holding;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The carrier says that the call is over. @return whether this was the sign that ended it */
    public boolean over(String callId, CarrierRequest request) {
        for (int look = 0; look < LOOKS; look++) {
            CallContext call = store.load(callId);
            DispositionRule end = DispositionRule.of(call, request.get("CallStatus"));
            switch (store.end(call, end.disposition().name(), end.reason(), clock.millis())) {
                case ENDED -> {
                    publish(call, end, request);
                    return true;
                }
                case ENDED_BEFORE -> {
                    return false;
                }
                case CHANGED -> LOGGER.debug("call changed while it ended, looking again");
            }
        }
        throw new IllegalStateException("a call changed its state " + LOOKS + " times while it ended");
    }

    private void publish(CallContext call, DispositionRule end, CarrierRequest request) {
        String seconds = request.get("CallDuration");
        long millis = seconds.matches("\\d{1,7}") ? Long.parseLong(seconds) * 1000 : Math.max(0, clock.millis() - call.createdAt());
        metrics.ended(end.disposition(), millis);
        if (call.state().equals(GatewayFields.HOLDING)) {
            holding.hungUp(call);
        }
        events.publish(new ControlEvent.CallEnded(call.callId(), clock.instant(), end.disposition(), end.reason(), millis, call.costUsd()));
    }
}
