package io.trunkline.bridge.control;

import io.opentelemetry.context.Context;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.trunkline.bridge.config.BridgeConfig;
import io.trunkline.bridge.telemetry.BridgeMetrics;
import io.trunkline.contracts.Topics;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.operations.EventRecords;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Puts events on Kafka by one producer. {@link #publish} never waits: the record is handed to the producer's own thread. At most
 * {@code trunkline.limits.events-in-flight} records wait for Kafka; more are dropped and counted, the calls go on. From any thread.
 */
@Singleton
public class ControlBus {
    private static final Logger LOGGER = Logger.getLogger(ControlBus.class);
    private static final String SOURCE = "/trunkline/media-bridge";

    private final Emitter<byte[]> emitter;
    private final BridgeMetrics metrics;
    private final int mostInFlight;
    private final AtomicInteger inFlight = new AtomicInteger();

    public ControlBus(@Channel("control")
            @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<byte[]> emitter, BridgeMetrics metrics, BridgeConfig config) {
        this.emitter = emitter;
        this.metrics = metrics;
        this.mostInFlight = config.limits().eventsInFlight();
    }

    /** A step of a call, to {@code call-events}. */
    public void tell(ControlEvent event, Context trace) {
        publish(Topics.CALL_EVENTS, event, trace);
    }

    /** @param trace what the record's producer span hangs under */
    public void publish(String topic, ControlEvent event, Context trace) {
        send(topic, EventRecords.message(event, SOURCE).addMetadata(TracingMetadata.withCurrent(trace)));
    }

    /** A record that isn't ours, to its topic's dead letters. */
    public void deadLetter(ConsumerRecord<String, byte[]> record, String reason) {
        send(Topics.deadLetterOf(record.topic()), EventRecords.deadLetter(record, reason));
    }

    private void send(String topic, Message<byte[]> message) {
        if (inFlight.incrementAndGet() > mostInFlight) {
            inFlight.decrementAndGet();
            metrics.eventDropped("full");
            return;
        }
        emitter.send(toTopic(topic, message).withAck(() -> {
            inFlight.decrementAndGet();
            return CompletableFuture.completedFuture(null);
        }).withNack(error -> {
            inFlight.decrementAndGet();
            metrics.eventDropped("kafka");
            LOGGER.warnf("event not written to Kafka: topic=%s error=%s", topic, error.getClass().getSimpleName());
            return CompletableFuture.completedFuture(null);
        }));
    }

    @SuppressWarnings("unchecked")
    private static Message<byte[]> toTopic(String topic, Message<byte[]> message) {
        OutgoingKafkaRecordMetadata<String> metadata = message.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
        return message.addMetadata(OutgoingKafkaRecordMetadata.from(metadata).withTopic(topic).build());
    }
}
