package io.trunkline.gateway.overflow;

import io.trunkline.catalog.line.Line;
import io.trunkline.gateway.context.AnswerOnce;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.CallStore;
import io.trunkline.gateway.context.GatewayFields;
import io.trunkline.gateway.lines.Routing;
import io.trunkline.gateway.placement.Connecting;
import io.trunkline.gateway.placement.Connecting.Connected;
import io.trunkline.gateway.placement.Placed;
import io.trunkline.gateway.telemetry.GatewayMetrics;
import io.trunkline.gateway.webhook.CarrierRequest;
import io.trunkline.gateway.webhook.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** A caller who holds asks again, or has pressed a key. Blocks: virtual threads only. */
@ApplicationScoped
public class HoldAnswers {
    private static final String NEXT_STEP = "1";
    /** Our URLs count to 99. */
    private static final int MOST_ROUNDS = 98;

    private final AnswerOnce once;
    private final Routing routing;
    private final Connecting connecting;
    private final Overflow overflow;
    private final Hold hold;
    private final CallStore store;
    private final GatewayMetrics metrics;

    @Inject
    HoldAnswers(AnswerOnce once, Routing routing, Connecting connecting, Overflow overflow, Hold hold, CallStore store, GatewayMetrics metrics) {
        this.once = once;
        this.routing = routing;
        this.connecting = connecting;
        this.overflow = overflow;
        this.hold = hold;
        this.store = store;
        this.metrics = metrics;
    }

    /** The same question twice gets the same answer. */
    public Reply whatNext(CallContext call, CarrierRequest request) {
        Line line = routing.line(call.line()).orElseThrow();
        String field = GatewayFields.answer("hold:" + request.number());
        return new Reply.Instructions(once.answer(call.callId(), field, () -> next(call, line, request)), "answered");
    }

    private String next(CallContext call, Line line, CarrierRequest request) {
        return switch (request.get("Digits")) {
            case Routing.OPERATOR_KEY -> left(call, "operator", overflow.operator(call, line));
            case NEXT_STEP -> left(call, "next_step", overflow.next(call, line));
            default -> ask(call, line, request.number());
        };
    }

    private String ask(CallContext call, Line line, int round) {
        Connecting.Wanted wanted = new Connecting.Wanted(call, call.agent(), call.department(), 1, null, Optional.empty());
        return switch (connecting.connect(wanted)) {
            case Connected.Streaming streaming -> {
                store.advance(call.callId(), GatewayFields.HOLDING, GatewayFields.STREAMING);
                yield left(call, "placed", streaming.twiml());
            }
            case Connected.Nowhere nowhere when nowhere.reason().equals(Placed.PROVIDER_DOWN) ->
                    left(call, "classic", overflow.begin(wanted, line, nowhere));
            case Connected.Nowhere nowhere when round >= MOST_ROUNDS || hold.held(call).compareTo(line.overflow().hold().longest()) >= 0 ->
                    left(call, "too_long", overflow.next(call, line));
            case Connected.Nowhere nowhere -> {
                store.write(call.callId(), Map.of(GatewayFields.OVERFLOW_REASON, nowhere.reason()));
                yield hold.again(store.load(call.callId()), line, round + 1);
            }
        };
    }

    /** The call is over while its caller held. */
    public void hungUp(CallContext call) {
        gone(call, "hung_up");
    }

    private String left(CallContext call, String outcome, String twiml) {
        gone(call, outcome);
        return twiml;
    }

    private void gone(CallContext call, String outcome) {
        hold.leave(call);
        metrics.held(outcome, hold.held(call));
    }
}
