package io.trunkline.gateway.queue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.contracts.Urgency;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.EscalationMode;
import io.trunkline.contracts.redis.CallFields;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.CallStore;
import io.trunkline.gateway.context.GatewayFields;
import io.trunkline.gateway.events.CallEvents;
import io.trunkline.gateway.lines.Routing;
import io.trunkline.gateway.twiml.QueueTwiml;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Answers a carrier's question with a human's queue. Blocks: virtual threads only. */
@ApplicationScoped
public class Operator {
    /** No model waits for an answer. */
    private static final int NO_REPLY = -1;

    private final CallStore store;
    private final CallEvents events;
    private final QueueTwiml twiml;
    private final Routing routing;
    private final Clock clock;

    @Inject
    Operator(CallStore store, CallEvents events, QueueTwiml twiml, Routing routing, Clock clock) {
        this.store = store;
        this.events = events;
        this.twiml = twiml;
        this.routing = routing;
        this.clock = clock;
    }

    /**
     * @param reason from a fixed set, such as {@code caller_pressed_0}
     * @param words  said to the caller
     */
    public record Why(String reason, String words) {

        /** The reason as a sentence that the person who picks up can read at a glance. */
        String sentence() {
            return switch (reason) {
                case "caller_pressed_0" -> "The caller pressed 0 for the operator.";
                case "model_failed" -> "The voice agent could not go on; see the transcript.";
                case "stream_lost" -> "The caller was cut off from the voice agent; see the transcript.";
                case "all_full", "all_refused", "line_full", "provider_full", "provider_tokens" -> "All voice agents were busy.";
                case "no_bridge", "provider_down" -> "The voice agents are out of service.";
                case "transfer" -> "The voice agent hands the caller over; see the transcript.";
                default -> "The caller was sent to the operator: " + reason.replace('_', ' ') + ".";
            };
        }
    }

    /** The gateway itself decides that a person is needed: says so on {@code escalations} and queues the caller. */
    public String queue(CallContext call, Why why) {
        return queue(call, routing.operatorQueue(call), why);
    }

    /** The same, to the people of the call's department. */
    public String queueOfDepartment(CallContext call, Why why) {
        return queue(call, routing.departmentQueue(call), why);
    }

    private String queue(CallContext call, String queue, Why why) {
        events.escalate(new ControlEvent.EscalationRequested(call.callId(), clock.instant(), null, why.reason(),
                why.sentence(), Urgency.MEDIUM, call.department(),
                call.agent(), call.line(), call.callSid(), call.caller(), EscalationMode.IMMEDIATE, NO_REPLY));
        return queue(call, queue, Urgency.MEDIUM, why);
    }

    /** Somebody else has asked for the person: only queues the caller. */
    public String queue(CallContext call, String queue, Urgency urgency, Why why) {
        var waiting = new QueueTwiml.Waiting(Optional.of(why.words()).filter(words -> !words.isEmpty()), queue, urgency, task(call, urgency, why));
        store.write(call.callId(), Map.of(CallFields.STATE, GatewayFields.QUEUED, GatewayFields.QUEUE, twiml.queueOf(waiting)));
        return twiml.of(waiting);
    }

    private static ObjectNode task(CallContext call, Urgency urgency, Why why) {
        ObjectNode task = JsonNodeFactory.instance.objectNode();
        task.put("callId", call.callId());
        task.put("reason", why.reason());
        task.put("summary", why.sentence());
        task.put("urgency", urgency.wireName());
        task.put("line", call.line());
        if (call.department() != null) {
            task.put("department", call.department());
        }
        if (call.caller().name() != null) {
            task.put("customer", call.caller().name());
        }
        task.put("from_agent", !call.session().isEmpty());
        return task;
    }
}
