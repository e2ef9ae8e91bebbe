package io.trunkline.gateway.callcontrol;

import io.trunkline.contracts.http.CallControlResult;
import io.trunkline.contracts.http.MoveCall;
import io.trunkline.contracts.redis.CallFields;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.CallStore;
import io.trunkline.gateway.lines.Routing;
import io.trunkline.gateway.telemetry.CallTrace;
import io.trunkline.gateway.twiml.QueueTwiml;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Does with a caller's leg what our other services ask for, each thing once. Blocks: virtual threads only. */
@ApplicationScoped
public class CallControl {
    /** As long as a move may take elsewhere: connecting, tries and waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final CallStore store;
    private final CarrierLegs legs;
    private final QueueTwiml twiml;
    private final Routing routing;
    private final CallTrace trace;
    private final Clock clock;

    @Inject
    CallControl(CallStore store, CarrierLegs legs, QueueTwiml twiml, Routing routing, CallTrace trace, Clock clock) {
        this.store = store;
        this.legs = legs;
        this.twiml = twiml;
        this.routing = routing;
        this.trace = trace;
        this.clock = clock;
    }

    /** Takes the leg off the voice agent and into a human's queue. Asked twice, also at once, it moves once. */
    public CallControlResult move(String callId, MoveCall wanted) {
        CallContext call = store.load(callId);
        if (!call.exists()) {
            return result(CallControlResult.UNKNOWN_CALL);
        }
        return trace.continued(call.call().get(CallFields.TRACEPARENT), "call.move", () -> move(call, wanted));
    }

    private CallControlResult move(CallContext call, MoveCall wanted) {
        String queue = wanted.queue() == null || wanted.queue().isBlank() ? routing.departmentQueue(call) : wanted.queue();
        var waiting = new QueueTwiml.Waiting(Optional.empty(), queue, wanted.urgency(), wanted.task());
        String document = twiml.of(waiting);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            switch (store.beginMove(call.callId(), twiml.queueOf(waiting), document, clock.millis())) {
                case UNKNOWN -> {
                    return result(CallControlResult.UNKNOWN_CALL);
                }
                case ENDED -> {
                    return result(CallControlResult.CALL_GONE);
                }
                case QUEUED -> {
                    return result(CallControlResult.ALREADY_DONE);
                }
                case BEGUN -> {
                    return redirect(call, document);
                }
                case UNDER_WAY -> {
                    if (System.nanoTime() - deadline > 0) {
                        return new CallControlResult(CallControlResult.CARRIER_FAILED, "another move is under way");
                    }
                    LockSupport.parkNanos(LOOK_AGAIN.toNanos());
                }
            }
        }
    }

    private CallControlResult redirect(CallContext call, String document) {
        boolean moved = false;
        try {
            CarrierLegs.Outcome outcome = legs.redirect(call.callSid(), document);
            moved = outcome instanceof CarrierLegs.Outcome.Done;
            return result(outcome);
        } finally {
            store.finishMove(call.callId(), moved);
        }
    }

    /** Ends the call; its end is told by the carrier's status callback like any other. */
    public CallControlResult hangUp(String callId) {
        CallContext call = store.load(callId);
        if (!call.exists()) {
            return result(CallControlResult.UNKNOWN_CALL);
        }
        if (call.ended()) {
            return result(CallControlResult.ALREADY_DONE);
        }
        return trace.continued(call.call().get(CallFields.TRACEPARENT), "call.hang-up", () -> result(legs.hangUp(call.callSid())));
    }

    private static CallControlResult result(CarrierLegs.Outcome outcome) {
        return switch (outcome) {
            case CarrierLegs.Outcome.Done done -> result(CallControlResult.DONE);
            case CarrierLegs.Outcome.Gone gone -> result(CallControlResult.CALL_GONE);
            case CarrierLegs.Outcome.Failed failed -> new CallControlResult(CallControlResult.CARRIER_FAILED, failed.detail());
        };
    }

    private static CallControlResult result(String outcome) {
        return new CallControlResult(outcome, outcome.replace('_', ' '));
    }
}
