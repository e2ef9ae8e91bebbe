package io.trunkline.gateway.webhook;

import io.trunkline.contracts.redis.CallFields;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.CallStore;
import io.trunkline.gateway.context.Ulid;
import io.trunkline.gateway.context.UnrecordedCalls;
import io.trunkline.gateway.ending.CallEnding;
import io.trunkline.gateway.telemetry.CallTrace;
import io.trunkline.gateway.twiml.QueueTwiml;
import io.trunkline.gateway.twiml.Twiml;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds the call a question is about before it is answered. Blocks: virtual threads only. */
@ApplicationScoped
public class LiveCall {
    private static final String OPERATOR = "operator";

    private final CallStore store;
    private final UnrecordedCalls unrecorded;
    private final CallEnding ending;
    private final CallTrace trace;
    private final QueueTwiml queue;

    @Inject
    LiveCall(CallStore store, UnrecordedCalls unrecorded, CallEnding ending, CallTrace trace, QueueTwiml queue) {
        this.store = store;
        this.unrecorded = unrecorded;
        this.ending = ending;
        this.trace = trace;
        this.queue = queue;
    }

    /** Answers a question about a call that is under way. */
    public interface Question {
        Reply answer(CallContext call, CarrierRequest request);
    }

    /** Answers a question that has one answer, however often it is asked. */
    public interface SingleQuestion {
        Reply answer(CallStore.Asked asked, CarrierRequest request);
    }

    /** @param name of the span, such as {@code call.resume} */
    public Reply ask(CarrierRequest request, String name, Question question) {
        return ask(request, name, find(request), question);
    }

    /** The same for one with one answer, which is looked for along with the call. @param field where the answer is kept in the call's hash */
    public Reply askOnce(CarrierRequest request, String name, String field, SingleQuestion question) {
        Optional<CallStore.Asked> asked = callId(request).map(callId -> store.ask(callId, request.callSid(), field));
        return ask(request, name, asked.map(CallStore.Asked::call).filter(CallContext::exists), (call, same) -> question.answer(asked.orElseThrow(), same));
    }

    private Reply ask(CarrierRequest request, String name, Optional<CallContext> found, Question question) {
        if (found.isEmpty()) {
            // we lost it, the caller is still there: a person is better than silence
            return new Reply.Instructions(queue.lastResort("I'm sorry about the trouble. Please hold, I'm connecting you with a person.",
                    OPERATOR), "unknown_call");
        }
        CallContext call = found.get();
        if (call.ended()) {
            return new Reply.Refused("ended");
        }
        if (!call.callSid().equals(request.callSid())) {
            return new Reply.Refused("foreign_call");
        }
        return trace.continued(call.call().get(CallFields.TRACEPARENT), name, () -> answer(call, request, question));
    }

    /** @return whether it is about a call that we know to be over */
    public boolean hasEnded(CarrierRequest request) {
        return find(request).filter(CallContext::ended).isPresent();
    }

    private Reply answer(CallContext call, CarrierRequest request, Question question) {
        if (request.callOver()) {
            ending.over(call.callId(), request);
            return new Reply.Instructions(Twiml.nothing(), "over");
        }
        return question.answer(call, request);
    }

    private Optional<CallContext> find(CarrierRequest request) {
        return callId(request).map(store::load).filter(CallContext::exists);
    }

    private Optional<String> callId(CarrierRequest request) {
        unrecorded.settle(request.callSid());
        String named = request.query("callId");
        return named.isEmpty() ? store.callIdOf(request.callSid()) : Optional.of(named).filter(Ulid::isOne);
    }
}
