package io.trunkline.operations.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.trunkline.contracts.Topics;
import io.trunkline.contracts.event.ControlEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;

/** A publisher under test: what it is offered, what it kept, and what it lost. */
final class Publishing {
    static final String TOPIC = Topics.CALL_EVENTS;
    static final Duration PATIENCE = Duration.ofSeconds(30);

    final List<String> lost = new CopyOnWriteArrayList<>();
    final AtomicInteger kept = new AtomicInteger();
    final MemoryOutbox outbox = new MemoryOutbox();

    Publisher started(Supplier<Producer<String, byte[]>> kafka, int mostInFlight) {
        Publisher publisher = new Publisher(kafka, outbox, new RecordTraces(OpenTelemetry.noop().getTracer("test")), mostInFlight, new EventFate() {
            @Override
            public void lost(String topic, Exception error) {
                lost.add(topic + " " + error.getClass().getSimpleName());
            }

            @Override
            public void kept(int events) {
                kept.addAndGet(events);
            }
        });
        publisher.start();
        return publisher;
    }

    static boolean take(Publisher publisher) {
        return publisher.offer(event(1));
    }

    /** @return done once the event is safe, or can't be */
    static CompletableFuture<Void> take(Publisher publisher, int number) {
        Outgoing event = event(number);
        assertThat(publisher.offer(event)).isTrue();
        return event.safe();
    }

    /** Offers events of these numbers, of five calls in turn. */
    static void offer(Publisher publisher, int from, int to) {
        IntStream.range(from, to).forEach(i -> assertThat(publisher.offer(event(i))).isTrue());
    }

    private static Outgoing event(int number) {
        return new Outgoing(TOPIC, () -> EventRecords.record(TOPIC, null, pressed(number), "/test"), Context.root(), false);
    }

    static ControlEvent pressed(int number) {
        return new ControlEvent.KeysPressed("call-" + number % 5, Instant.EPOCH, number);
    }
}
