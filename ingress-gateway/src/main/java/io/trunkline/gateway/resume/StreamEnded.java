package io.trunkline.gateway.resume;

import io.trunkline.gateway.config.GatewayConfig;
import io.trunkline.gateway.context.AnswerOnce;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.GatewayFields;
import io.trunkline.gateway.lines.Routing;
import io.trunkline.gateway.placement.Connecting;
import io.trunkline.gateway.placement.Placement;
import io.trunkline.gateway.queue.Operator;
import io.trunkline.gateway.telemetry.GatewayMetrics;
import io.trunkline.gateway.twiml.Twiml;
import io.trunkline.gateway.webhook.CarrierRequest;
import io.trunkline.gateway.webhook.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The carrier asks what next after a stream. Blocks: virtual threads only. */
@ApplicationScoped
public class StreamEnded {
    private final AnswerOnce once;
    private final Connecting connecting;
    private final Operator operator;
    private final Routing routing;
    private final GatewayMetrics metrics;
    private final int resumes;

    @Inject
    StreamEnded(AnswerOnce once, Connecting connecting, Operator operator, Routing routing, GatewayMetrics metrics, GatewayConfig config) {
        this.once = once;
        this.connecting = connecting;
        this.operator = operator;
        this.routing = routing;
        this.metrics = metrics;
        this.resumes = config.placement().resumes();
    }

    /** The same stream's end asked about twice gets the same answer. */
    public Reply whatNext(CallContext call, CarrierRequest request) {
        int ended = request.number();
        String field = GatewayFields.answer("after:" + ended);
        return new Reply.Instructions(once.answer(call.callId(), field, () -> next(call, ended)), "answered");
    }

    private String next(CallContext call, int ended) {
        NextStep step = NextStep.of(call, ended, resumes);
        metrics.resume(name(step));
        return switch (step) {
            case NextStep.HangUp hangUp -> Twiml.hangUp();
            case NextStep.Repeat repeat -> repeat.twiml();
            case NextStep.ToOperator to -> operator.queue(call, routing.operatorQueue(call), call.urgency(),
                    new Operator.Why(to.reason(), "Please hold, I'm connecting you with a person."));
            case NextStep.ToQueue to -> operator.queue(call, to.queue() == null ? routing.departmentQueue(call) : to.queue(),
                    call.urgency(), new Operator.Why("transfer", ""));
            case NextStep.GiveUp giveUp -> operator.queue(call,
                    new Operator.Why("stream_lost", "I'm sorry about the trouble. Please hold, I'm connecting you with a person."));
            case NextStep.Reconnect to -> reconnect(call, to);
        };
    }

    private String reconnect(CallContext call, NextStep.Reconnect to) {
        return switch (connecting.connect(new Connecting.Wanted(call, call.agent(), call.department(), to.attempt(),
                new Placement.Before(to.lostBridge(), to.moved(), to.losses()), Optional.empty()))) {
            case Connecting.Connected.Streaming streaming -> streaming.twiml();
            // who was in the middle of something isn't made to hold or to choose again
            case Connecting.Connected.Nowhere nowhere -> operator.queue(call, new Operator.Why(nowhere.reason(),
                    "All voice agents are busy. Please hold, I'm connecting you with a person."));
        };
    }

    private static String name(NextStep step) {
        return switch (step) {
            case NextStep.HangUp hangUp -> "hang_up";
            case NextStep.Repeat repeat -> "repeat";
            case NextStep.ToOperator to -> "operator";
            case NextStep.ToQueue to -> "queue";
            case NextStep.GiveUp giveUp -> "give_up";
            case NextStep.Reconnect to -> to.moved() ? "move" : "reconnect";
        };
    }
}
