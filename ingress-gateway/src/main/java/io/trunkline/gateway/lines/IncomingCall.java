package io.trunkline.gateway.lines;

import io.trunkline.catalog.line.Line;
import io.trunkline.contracts.redis.CallFields;
import io.trunkline.gateway.context.AnswerOnce;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.CallStore;
import io.trunkline.gateway.context.GatewayFields;
import io.trunkline.gateway.context.Ulid;
import io.trunkline.gateway.context.UnrecordedCalls;
import io.trunkline.gateway.overflow.Overflow;
import io.trunkline.gateway.placement.Connecting;
import io.trunkline.gateway.queue.Operator;
import io.trunkline.gateway.twiml.MenuTwiml;
import io.trunkline.gateway.twiml.Twiml;
import io.trunkline.gateway.webhook.CarrierRequest;
import io.trunkline.gateway.webhook.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The first webhook of a call, and its menu. Blocks: virtual threads only. */
@ApplicationScoped
public class IncomingCall {
    private static final int FIRST = 1;

    private final Routing routing;
    private final CallStore store;
    private final AnswerOnce once;
    private final Connecting connecting;
    private final Overflow overflow;
    private final Operator operator;
    private final MenuTwiml menus;
    private final Opening opening;
    private final WithoutContext without;
    private final UnrecordedCalls unrecorded;
    private final Clock clock;

    @Inject
    IncomingCall(Routing routing, CallStore store, AnswerOnce once, Connecting connecting, Overflow overflow, Operator operator,
            MenuTwiml menus, Opening opening, WithoutContext without, UnrecordedCalls unrecorded, Clock clock) {
        this.routing = routing;
        this.store = store;
        this.once = once;
        this.connecting = connecting;
        this.overflow = overflow;
        this.operator = operator;
        this.menus = menus;
        this.opening = opening;
        this.without = without;
        this.unrecorded = unrecorded;
        this.clock = clock;
    }

    /** A call rings. The same leg twice gets the same answer while it lives. */
    public Reply rings(CarrierRequest request) {
        Optional<Line> line = routing.line(CallerNumber.dialled(request.get("To")));
        if (line.isEmpty()) {
            return new Reply.Instructions(Twiml.notInService(), "unknown_line");
        }
        CallContext call;
        try {
            unrecorded.settle(request.callSid());
            call = store.load(store.openFor(request.callSid(), Ulid.at(clock.millis())));
        } catch (RuntimeException redisAway) {
            return without.answer(line.get(), request).orElseThrow(() -> redisAway);
        }
        return call.ended() ? new Reply.Refused("ended")
                : new Reply.Instructions(once.answer(call.callId(), CallFields.ANSWER, () -> answer(call.callId(), line.get(), request)), "answered");
    }

    /** A key was pressed in the menu, or none. */
    public Reply chooses(CallContext call, CarrierRequest request) {
        Optional<Line> line = routing.line(call.line());
        if (line.isEmpty()) {
            return new Reply.Instructions(Twiml.notInService(), "unknown_line");
        }
        String field = GatewayFields.answer("menu:" + request.number());
        return new Reply.Instructions(once.answer(call.callId(), field, () -> choose(call, line.get(), request)), "answered");
    }

    private String answer(String callId, Line line, CarrierRequest request) {
        store.write(callId, opening.fields(callId, line, request));
        CallContext call = store.load(callId);
        opening.tell(call, line);
        return line.menu()
                .map(menu -> menus.of(callId, line, menu, FIRST))
                .orElseGet(() -> connect(line, new Connecting.Wanted(call, line.agent(), null, FIRST, null, line.say())));
    }

    private String choose(CallContext call, Line line, CarrierRequest request) {
        return switch (routing.choose(line, request.get("Digits"), request.number())) {
            case Routing.Choice.ToOperator operatorWanted -> operator.queue(call,
                    new Operator.Why("caller_pressed_0", "Please hold, I'm connecting you with a person."));
            case Routing.Choice.AskAgain again -> menus.of(call.callId(), line, line.menu().orElseThrow(), again.round());
            case Routing.Choice.Speak speak -> connect(line,
                    new Connecting.Wanted(speaking(call, speak.language()), speak.agent(), null, FIRST, null, Optional.empty()));
            case Routing.Choice.ToAgent to -> connect(line,
                    new Connecting.Wanted(call, to.agent(), to.department(), FIRST, null, Optional.empty()));
        };
    }

    private String connect(Line line, Connecting.Wanted wanted) {
        return switch (connecting.connect(wanted)) {
            case Connecting.Connected.Streaming streaming -> streaming.twiml();
            case Connecting.Connected.Nowhere nowhere -> overflow.begin(wanted, line, nowhere);
        };
    }

    /** The choice is kept with the call, so that a bridge that takes it over speaks the same. */
    private CallContext speaking(CallContext call, String language) {
        store.write(call.callId(), Map.of(CallFields.LANGUAGE, language));
        return store.load(call.callId());
    }
}
