package io.trunkline.tools.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.opentelemetry.context.Context;
import io.trunkline.contracts.Caller;
import io.trunkline.contracts.Topics;
import io.trunkline.contracts.Trust;
import io.trunkline.contracts.event.ControlEvent.ToolCallAudited;
import io.trunkline.contracts.event.ControlEvent.ToolCallRequested;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.privacy.Redaction;
import io.trunkline.operations.events.EventPublisher;
import io.trunkline.tools.call.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** What was run for whom, as an event on {@code call-events}: inputs, output and sentence, with card numbers and codes masked. */
@ApplicationScoped
public class Audit {
    private final EventPublisher events;
    private final Clock clock;

    Audit(EventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    public void write(ToolCallRequested call, Outcome outcome, Duration took) {
        Caller caller = call.caller() == null ? Caller.ofNumber(null) : call.caller();
        events.publish(Topics.CALL_EVENTS, new ToolCallAudited(call.callId(), clock.instant(), call.toolCallId(), call.tool(),
                call.agent(), caller.customerId(), caller.trust() == null ? Trust.NONE : caller.trust(), masked(call.arguments()),
                Redaction.tree(outcome.output()), Redaction.text(outcome.display()), outcome.status(), took.toMillis()), Context.current()).join();
    }

    /** A text that isn't JSON is kept as text: what the model wrote is what the record must show. */
    private static JsonNode masked(String json) {
        try {
            return Redaction.tree(EventCodec.mapper().readTree(json == null ? "{}" : json));
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(Redaction.text(json));
        }
    }
}
