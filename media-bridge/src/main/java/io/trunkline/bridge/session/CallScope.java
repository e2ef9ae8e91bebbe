package io.trunkline.bridge.session;

import io.opentelemetry.context.Context;
import io.trunkline.bridge.context.CallContext;
import io.trunkline.bridge.telemetry.CallTrace;
import io.trunkline.call.CallInput;
import io.trunkline.contracts.event.ControlEvent;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * What the parts that deal with a call's notices share: its facts, its context, its trace, and the way back into the call.
 *
 * @param input puts something into the call, after the notice being handled; never from inside it
 */
record CallScope(BridgeServices services, CallFacts facts, CallContext context, CallTrace trace, Consumer<CallInput> input) {

    Instant wallNow() {
        return services.loop.wallAt(services.loop.nanos());
    }

    /** A step of the call, to {@code call-events}. */
    void tell(ControlEvent event) {
        services.bus.tell(event, trace.context());
    }

    void publish(String topic, ControlEvent event, Context under) {
        services.bus.publish(topic, event, under);
    }

    /** Something went wrong and was dealt with. {@code detail} holds no personal data. */
    void fault(String code, String detail) {
        tell(new ControlEvent.CallFaulted(facts.callId(), wallNow(), code, detail));
    }
}
