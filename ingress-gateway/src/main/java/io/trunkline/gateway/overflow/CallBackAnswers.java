package io.trunkline.gateway.overflow;

import io.trunkline.catalog.line.Line;
import io.trunkline.catalog.line.Phrase;
import io.trunkline.gateway.context.AnswerOnce;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.CallStore;
import io.trunkline.gateway.context.GatewayFields;
import io.trunkline.gateway.lines.Routing;
import io.trunkline.gateway.webhook.CarrierRequest;
import io.trunkline.gateway.webhook.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/** What a caller answers to the offer of being called back. Blocks: virtual threads only. */
@ApplicationScoped
public class CallBackAnswers {
    /** Who hasn't agreed after so many questions gets the next step. */
    private static final int MOST_ROUNDS = 6;

    private final AnswerOnce once;
    private final Routing routing;
    private final CallStore store;
    private final CallBack callBack;
    private final Overflow overflow;

    @Inject
    CallBackAnswers(AnswerOnce once, Routing routing, CallStore store, CallBack callBack, Overflow overflow) {
        this.once = once;
        this.routing = routing;
        this.store = store;
        this.callBack = callBack;
        this.overflow = overflow;
    }

    /** The same question twice gets the same answer. */
    public Reply whatNext(CallContext call, CarrierRequest request) {
        Line line = routing.line(call.line()).orElseThrow();
        String field = GatewayFields.answer("call-back:" + request.number());
        return new Reply.Instructions(once.answer(call.callId(), field, () -> next(call, line, request)), "answered");
    }

    private String next(CallContext call, Line line, CarrierRequest request) {
        String digits = request.get("Digits");
        int round = request.number() + 1;
        if (round > MOST_ROUNDS) {
            return overflow.next(call, line);
        }
        return switch (about(request)) {
            case OFFER -> switch (digits) {
                case "1" -> callBack.promise(call, line, call.caller().number());
                case "2" -> callBack.ask(call, line, CallBack.About.NUMBER, round, Optional.empty());
                case "3" -> overflow.next(call, line);
                default -> callBack.ask(call, line, CallBack.About.OFFER, round, Optional.empty());
            };
            case NUMBER -> callBack.enter(call, digits.isEmpty() ? request.get("SpeechResult") : digits)
                    ? callBack.ask(store.load(call.callId()), line, CallBack.About.CHECK, round, Optional.empty())
                    : callBack.ask(call, line, CallBack.About.NUMBER, round, Optional.of(Phrase.CALL_BACK_WRONG));
            case CHECK -> switch (digits) {
                case "1" -> callBack.promise(call, line, CallBack.entered(call));
                case "2" -> callBack.ask(call, line, CallBack.About.NUMBER, round, Optional.empty());
                default -> callBack.ask(call, line, CallBack.About.CHECK, round, Optional.empty());
            };
        };
    }

    private static CallBack.About about(CarrierRequest request) {
        return CallBack.About.valueOf(request.query("about").toUpperCase(Locale.ROOT));
    }
}
