package io.trunkline.bridge.control;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.smallrye.common.annotation.Identifier;
import io.trunkline.bridge.config.BridgeConfig;
import io.trunkline.bridge.telemetry.BridgeMetrics;
import io.trunkline.contracts.Topics;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.operations.EventRecords;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Puts events on Kafka. {@link #publish} never waits: event and trace are handed to the {@link Publisher}'s thread, which makes the record. At
 * most {@code trunkline.limits.events-in-flight} records wait for Kafka; more are dropped and counted, the calls go on. From any thread.
 */
@Singleton
public class ControlBus {
    private static final Logger LOGGER = Logger.getLogger(ControlBus.class);
    private static final String SOURCE = "/trunkline/media-bridge";

    private final BridgeMetrics metrics;
    private final Publisher publisher;

    public ControlBus(@Identifier("default-kafka-broker") Map<String, Object> kafka, Tracer tracer, BridgeMetrics metrics, BridgeConfig config) {
        this.metrics = metrics;
        publisher = new Publisher(new ProducerSettings(kafka)::connect, new RecordTraces(tracer), config.limits().eventsInFlight(), this::lost);
        publisher.start();
    }

    /** A step of a call, to {@code call-events}. */
    public void tell(ControlEvent event, Context trace) {
        send(new Outgoing(Topics.CALL_EVENTS, () -> EventRecords.record(Topics.CALL_EVENTS, event, SOURCE), trace, false));
    }

    /** What another service is to act upon. @param trace what the record's producer span hangs under */
    public void publish(String topic, ControlEvent event, Context trace) {
        send(new Outgoing(topic, () -> EventRecords.record(topic, event, SOURCE), trace, true));
    }

    /** A record that isn't ours, to its topic's dead letters; in the trace from which it came. */
    public void deadLetter(ConsumerRecord<String, byte[]> record, String reason) {
        String topic = Topics.deadLetterOf(record.topic());
        send(new Outgoing(topic, () -> EventRecords.deadLetter(topic, record, reason), Context.root(), false));
    }

    private void send(Outgoing event) {
        if (!publisher.offer(event)) {
            metrics.eventDropped("full");
        }
    }

    private void lost(String topic, Exception error) {
        metrics.eventDropped("kafka");
        LOGGER.warnf("event not written to Kafka: topic=%s error=%s", topic, error.getClass().getSimpleName());
    }

    @PreDestroy
    void close() {
        publisher.close();
    }
}
