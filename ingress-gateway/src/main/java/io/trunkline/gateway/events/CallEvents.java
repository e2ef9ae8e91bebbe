package io.trunkline.gateway.events;

import io.opentelemetry.context.Context;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.trunkline.contracts.Topics;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.gateway.config.GatewayConfig;
import io.trunkline.gateway.telemetry.GatewayMetrics;
import io.trunkline.operations.EventRecords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Tells the others what happened. Never waits and never fails: a webhook is answered whether Kafka is there or not. Any thread. */
@ApplicationScoped
public class CallEvents {
    private static final String SOURCE = "/trunkline/ingress-gateway";
    private static final Duration LAST_CHANCE = Duration.ofSeconds(3);

    private final TopicSender callEvents;
    private final TopicSender escalations;

    @Inject
    CallEvents(@Channel("call-events") MutinyEmitter<byte[]> callEvents, @Channel("escalations") MutinyEmitter<byte[]> escalations,
            GatewayMetrics metrics, GatewayConfig config) {
        this.callEvents = new TopicSender(Topics.CALL_EVENTS, callEvents, metrics, config.events().buffer());
        this.escalations = new TopicSender(Topics.ESCALATIONS, escalations, metrics, config.events().buffer());
    }

    void started(@Observes StartupEvent event) {
        callEvents.start();
        escalations.start();
    }

    void stopping(@Observes ShutdownEvent event) {
        callEvents.stop(LAST_CHANCE);
        escalations.stop(LAST_CHANCE);
    }

    /** A step of a call, for everybody who keeps or watches. */
    public void publish(ControlEvent event) {
        callEvents.offer(EventRecords.message(event, SOURCE).addMetadata(TracingMetadata.withCurrent(Context.current())));
    }

    /** A human is needed. */
    public void escalate(ControlEvent.EscalationRequested event) {
        escalations.offer(EventRecords.message(event, SOURCE).addMetadata(TracingMetadata.withCurrent(Context.current())));
    }
}
