package io.trunkline.gateway.events;

import io.opentelemetry.context.Context;
import io.trunkline.contracts.Topics;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.operations.events.EventPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells the others what happened. Never waits and never fails: a webhook is answered whether Kafka is there or not. Any thread. */
@ApplicationScoped
public class CallEvents {
    private final EventPublisher events;

    @Inject
    CallEvents(EventPublisher events) {
        this.events = events;
    }

    /** A step of a call, for everybody who keeps or watches. */
    public void publish(ControlEvent event) {
        events.tell(event, Context.current());
    }

    /** A human is needed. */
    public void escalate(ControlEvent.EscalationRequested event) {
        events.publish(Topics.ESCALATIONS, event, Context.current());
    }
}
