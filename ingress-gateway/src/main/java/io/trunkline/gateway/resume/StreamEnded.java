package io.trunkline.gateway.resume;

import io.trunkline.gateway.config.GatewayConfig;
import io.trunkline.gateway.context.AnswerOnce;
import io.trunkline.gateway.context.AnswerOnce.Made;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.CallStore;
import io.trunkline.gateway.context.GatewayFields;
import io.trunkline.gateway.lines.Routing;
import io.trunkline.gateway.placement.Connecting;
import io.trunkline.gateway.placement.OwnersWord;
import io.trunkline.gateway.placement.Placement;
import io.trunkline.gateway.queue.Operator;
import io.trunkline.gateway.telemetry.GatewayMetrics;
import io.trunkline.gateway.twiml.Twiml;
import io.trunkline.gateway.webhook.CarrierRequest;
import io.trunkline.gateway.webhook.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The carrier asks what next after a stream. Blocks: virtual threads only. */
@ApplicationScoped
public class StreamEnded {
    private final AnswerOnce once;
    private final Connecting connecting;
    private final OwnersWord owner;
    private final Operator operator;
    private final Routing routing;
    private final GatewayMetrics metrics;
    private final int resumes;

    @Inject
    StreamEnded(AnswerOnce once, Connecting connecting, OwnersWord owner, Operator operator, Routing routing, GatewayMetrics metrics, GatewayConfig config) {
        this.once = once;
        this.connecting = connecting;
        this.owner = owner;
        this.operator = operator;
        this.routing = routing;
        this.metrics = metrics;
        this.resumes = config.placement().resumes();
    }

    /** Where the answer about the end of a stream is kept: it has one, whichever way it is asked for. */
    public static String field(CarrierRequest request) {
        return GatewayFields.answer("after:" + request.number());
    }

    /** The same stream's end asked about twice gets the same answer. */
    public Reply whatNext(CallStore.Asked asked, CarrierRequest request) {
        return new Reply.Instructions(once.answer(asked, () -> next(asked.call(), request.number())), "answered");
    }

    /** The same while the call's context can't be read. @return hanging up if the bridge says that the voice agent was done; empty else: a person is never wrong */
    public Optional<Reply> withoutContext(CarrierRequest request) {
        if (!owner.saidGoodbye(request.query("bridge"), request.query("callId"), request.number())) {
            return Optional.empty();
        }
        metrics.resume(name(new NextStep.HangUp()));
        return Optional.of(new Reply.Instructions(Twiml.hangUp(), "without_context"));
    }

    private Made next(CallContext call, int ended) {
        NextStep step = NextStep.of(call, ended, resumes);
        metrics.resume(name(step));
        return switch (step) {
            case NextStep.HangUp hangUp -> new Made(Twiml.hangUp());
            case NextStep.Repeat repeat -> new Made(repeat.twiml());
            case NextStep.ToOperator to -> new Made(operator.queue(call, routing.operatorQueue(call), call.urgency(),
                    new Operator.Why(to.reason(), "Please hold, I'm connecting you with a person.")));
            case NextStep.ToQueue to -> new Made(operator.queue(call, to.queue() == null ? routing.departmentQueue(call) : to.queue(),
                    call.urgency(), new Operator.Why("transfer", "")));
            case NextStep.GiveUp giveUp -> new Made(operator.queue(call,
                    new Operator.Why("stream_lost", "I'm sorry about the trouble. Please hold, I'm connecting you with a person.")));
            case NextStep.Reconnect to -> reconnect(call, to);
        };
    }

    /** What is to be known of the placement is written with the answer: the caller waits, and nobody asks before. */
    private Made reconnect(CallContext call, NextStep.Reconnect to) {
        Map<String, String> placed = new LinkedHashMap<>();
        return switch (connecting.connect(new Connecting.Wanted(call, call.agent(), call.department(), to.attempt(),
                new Placement.Before(to.lostBridge(), to.moved(), to.losses()), Optional.empty()), placed::putAll)) {
            case Connecting.Connected.Streaming streaming -> new Made(streaming.twiml(), placed);
            // who was in the middle of something isn't made to hold or to choose again
            case Connecting.Connected.Nowhere nowhere -> new Made(operator.queue(call, new Operator.Why(nowhere.reason(),
                    "All voice agents are busy. Please hold, I'm connecting you with a person.")));
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
