package io.trunkline.operations.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.trunkline.contracts.Topics;
import io.trunkline.contracts.event.ControlEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Puts a service's events on Kafka, and never loses one while Kafka or Redis is there: see {@link Publisher} and {@link Forwarder}. Never waits; any thread.
 * Metrics: {@code trunkline_events_dropped_total} (by topic and reason), {@code trunkline_events_kept_total} (put into Redis),
 * {@code trunkline_events_forwarded_total} (from there to Kafka, by this process), {@code trunkline_events_waiting} (in memory, or of all processes in Redis).
 */
@Singleton
public class EventPublisher {
    private static final Logger LOGGER = Logger.getLogger(EventPublisher.class);

    private final String source;
    private final MeterRegistry registry;
    private final Publisher publisher;
    private final Forwarder forwarder;

    public EventPublisher(@Identifier("default-kafka-broker") Map<String, Object> kafka, RedisDataSource redis, Tracer tracer, MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.name") String service, EventSettings settings) {
        source = "/trunkline/" + service;
        this.registry = registry;
        RedisOutbox outbox = new RedisOutbox(redis, settings.keptOfACall(), settings.kept());
        Supplier<Producer<String, byte[]>> direct = new ProducerSettings(service + "-events", kafka)::connect;
        Supplier<Producer<String, byte[]>> behind = new ProducerSettings(service + "-forwarder", kafka)::connect;
        Counter forwarded = registry.counter("trunkline.events.forwarded");
        publisher = new Publisher(direct, outbox, new RecordTraces(tracer), settings.buffer(), new Fate(registry));
        forwarder = new Forwarder(outbox, behind, forwarded::increment);
        Gauge.builder("trunkline.events.waiting", publisher::inFlight).tag("where", "memory").strongReference(true).register(registry);
        Gauge.builder("trunkline.events.waiting", forwarder::waiting).tag("where", "redis").strongReference(true).register(registry);
    }

    /** Last of all: Quarkus makes its Redis clients one by one at start and can't bear a second thread doing so meanwhile. */
    void started(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
        publisher.start();
        forwarder.start();
    }

    /** Last of all: others may still have something to tell. */
    void stopping(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent event) {
        publisher.close();
        forwarder.close();
    }

    /** A step of a call, to {@code call-events}. @param trace the call's */
    public void tell(ControlEvent event, Context trace) {
        offer(new Outgoing(Topics.CALL_EVENTS, () -> EventRecords.record(Topics.CALL_EVENTS, null, event, source), trace, false));
    }

    /** What another service is to act upon. @param trace what the record's producer span hangs under. @return as {@link #publish(String, Integer, ControlEvent, Context)} */
    public CompletableFuture<Void> publish(String topic, ControlEvent event, Context trace) {
        return publish(topic, null, event, trace);
    }

    /**
     * The same to one partition; {@code null}: by the call.
     *
     * @return done when the event can't be lost any more: Kafka has it, or it is kept for Kafka; fails when it is lost
     */
    public CompletableFuture<Void> publish(String topic, Integer partition, ControlEvent event, Context trace) {
        return offer(new Outgoing(topic, () -> EventRecords.record(topic, partition, event, source), trace, true));
    }

    /** A record that isn't ours, or can't be dealt with, to its topic's dead letters. @return as {@link #publish(String, Integer, ControlEvent, Context)} */
    public CompletableFuture<Void> deadLetter(ConsumerRecord<String, byte[]> record, String reason) {
        String topic = Topics.deadLetterOf(record.topic());
        Supplier<ProducerRecord<String, byte[]>> letter = () -> EventRecords.deadLetter(topic, record, reason);
        return offer(new Outgoing(topic, letter, Context.root(), true));
    }

    private CompletableFuture<Void> offer(Outgoing event) {
        if (!publisher.offer(event)) {
            dropped(registry, event.topic(), "full");
            event.safe().completeExceptionally(new IllegalStateException("too many events wait"));
        }
        return event.safe();
    }

    private static void dropped(MeterRegistry registry, String topic, String reason) {
        registry.counter("trunkline.events.dropped", "topic", topic, "reason", reason).increment();
    }

    private record Fate(MeterRegistry registry) implements EventFate {
        @Override
        public void lost(String topic, Exception error) {
            dropped(registry, topic, "lost");
            LOGGER.warnf("event lost: topic=%s error=%s", topic, error.getClass().getSimpleName());
        }

        @Override
        public void kept(int events) {
            registry.counter("trunkline.events.kept").increment(events);
        }
    }
}
