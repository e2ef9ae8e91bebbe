package io.trunkline.operations.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.trunkline.contracts.Topics;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.lab.infra.LabKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What becomes of events on their way to Kafka. */
class PublisherTest {
    private static final String TOPIC = Topics.CALL_EVENTS;
    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<String> lost = new CopyOnWriteArrayList<>();
    private final AtomicInteger kept = new AtomicInteger();
    private final MemoryOutbox outbox = new MemoryOutbox();

    @Test
    void keepsTheOrderOfACallThroughOutagesOfKafkaAndLosesNothing() {
        int port = freePort();
        Map<String, Object> settings = Map.of("bootstrap.servers", "127.0.0.1:" + port, "reconnect.backoff.max.ms", "200", "max.block.ms", "1000",
                "delivery.timeout.ms", "1500", "request.timeout.ms", "1000");
        Supplier<Producer<String, byte[]>> connect = new ProducerSettings("test", settings)::connect;
        // Given Kafka isn't there yet
        Publisher publisher = started(connect, 1000);
        try {
            offer(publisher, 0, 100);
            await().atMost(PATIENCE).until(() -> outbox.size() == 100);
            // When it comes
            try (LabKafka kafka = LabKafka.start(port, Map.of(TOPIC, PARTITIONS)); Producer<String, byte[]> forwarder = connect.get()) {
                offer(publisher, 100, 150);
                // Then what waits goes first, and what follows on these calls behind it
                await().atMost(PATIENCE).until(() -> outbox.size() == 150);
                outbox.forward(forwarder);
                offer(publisher, 150, 200);
                assertThat(read(kafka, 200)).isEqualTo(numbers(0, 200));
                // When it goes while much is under way, and comes back
                offer(publisher, 200, 250);
                kafka.goesAway();
                offer(publisher, 250, 300);
                await().atMost(PATIENCE).until(() -> outbox.size() >= 50);
                offer(publisher, 300, 350);
                kafka.comesBack();
                await().atMost(PATIENCE).until(() -> publisher.inFlight() == 0);
                outbox.forward(forwarder);
                offer(publisher, 350, 400);
                // Then nothing was lost
                await().atMost(PATIENCE).until(() -> publisher.inFlight() == 0);
                outbox.forward(forwarder);
                assertThat(read(kafka, 400)).isEqualTo(numbers(0, 400));
            }
        } finally {
            publisher.close();
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void keepsInMemoryWhatNeitherKafkaNorRedisTakes() {
        Publisher publisher = started(PublisherTest::noKafka, 100);
        outbox.away(true);

        offer(publisher, 0, 10);

        await().until(() -> publisher.inFlight() == 10);
        outbox.away(false);
        await().atMost(PATIENCE).until(() -> outbox.size() == 10 && publisher.inFlight() == 0);
        publisher.close();
        assertThat(lost).isEmpty();
    }

    @Test
    void dropsAndTellsOfWhatIsTooMuchForTheOutbox() {
        // Given
        outbox.holds(1);
        Publisher publisher = started(PublisherTest::noKafka, 100);
        CompletableFuture<Void> safe = take(publisher, 1);
        await().atMost(PATIENCE).until(safe::isDone);

        // When
        CompletableFuture<Void> tooMuch = take(publisher, 6);

        // Then
        await().atMost(PATIENCE).until(tooMuch::isDone);
        assertThat(safe).isCompleted();
        assertThat(tooMuch).isCompletedExceptionally();
        assertThat(lost).containsExactly(TOPIC + " IllegalStateException");
        publisher.close();
    }

    @Test
    void keepsWhatWaitsWhenItEndsWithoutKafka() {
        MockProducer<String, byte[]> kafka = mock(false);
        Publisher publisher = started(() -> kafka, 100);
        take(publisher);
        await().until(() -> kafka.history().size() == 1);
        take(publisher);

        publisher.close();

        assertThat(outbox.size()).as("what Kafka hasn't answered, and what wasn't handed over").isEqualTo(2);
        assertThat(lost).isEmpty();
    }

    @Test
    void aRecordThatKafkaWillNeverTakeIsLostAloneAndKeepsNobodyWaiting() {
        // Given
        MockProducer<String, byte[]> kafka = mock(false);
        Publisher publisher = started(() -> kafka, 100);
        CompletableFuture<Void> large = take(publisher, 1);
        CompletableFuture<Void> small = take(publisher, 1);
        await().until(() -> kafka.history().size() == 2);

        // When
        kafka.errorNext(new RecordTooLargeException("too large"));
        kafka.completeNext();

        // Then
        assertThat(large).isCompletedExceptionally();
        assertThat(small).isCompleted();
        assertThat(outbox.size()).isZero();
        publisher.close();
    }

    @Test
    void takesNoMoreThanItsBoundUntilKafkaAnswers() {
        MockProducer<String, byte[]> kafka = mock(false);
        Publisher publisher = started(() -> kafka, 3);

        // When more are offered than may be on their way
        boolean[] taken = {take(publisher), take(publisher), take(publisher), take(publisher)};

        // Then the fourth isn't taken, until one was answered
        assertThat(taken).containsExactly(true, true, true, false);
        await().until(() -> kafka.history().size() == 3);
        kafka.completeNext();
        assertThat(publisher.inFlight()).isEqualTo(2);
        assertThat(take(publisher)).isTrue();
        // When Kafka doesn't answer
        kafka.errorNext(new TimeoutException("no answer"));
        // Then everything is kept, in order
        await().until(() -> publisher.inFlight() == 0);
        assertThat(outbox.size()).isEqualTo(3);
        assertThat(kept).hasValue(3);
        assertThat(lost).isEmpty();
        publisher.close();
    }

    @Test
    void sendsWhatWaitsBeforeItEnds() {
        MockProducer<String, byte[]> kafka = mock(true);
        Publisher publisher = started(() -> kafka, 100);

        IntStream.range(0, 50).forEach(i -> take(publisher));
        publisher.close();

        assertThat(kafka.history()).hasSize(50);
        assertThat(kafka.closed()).isTrue();
        assertThat(take(publisher)).isFalse();
        assertThat(lost).isEmpty();
    }

    @Test
    void tellsOfWhatItCouldNotSendWhenItEnds() {
        outbox.away(true);
        Publisher publisher = started(PublisherTest::noKafka, 100);

        take(publisher);
        publisher.close();

        assertThat(lost).containsExactly(TOPIC + " IllegalStateException");
    }

    @Test
    void goesOnAfterARecordThatCannotBeMade() {
        MockProducer<String, byte[]> kafka = mock(true);
        Publisher publisher = started(() -> kafka, 100);

        publisher.offer(new Outgoing(TOPIC, () -> {
            throw new IllegalArgumentException("no JSON form");
        }, Context.root(), false));
        take(publisher);

        await().until(() -> kafka.history().size() == 1);
        assertThat(lost).containsExactly(TOPIC + " IllegalArgumentException");
        publisher.close();
    }

    @Test
    void handsOverInBunchesWhatComesFast() {
        AtomicInteger sends = new AtomicInteger();
        MockProducer<String, byte[]> kafka = mock(true);
        Publisher publisher = started(() -> kafka, 100_000);
        long begun = System.nanoTime();

        // When a call's events come one by one for a tenth of a second
        while (System.nanoTime() - begun < 100_000_000) {
            if (take(publisher)) {
                sends.incrementAndGet();
            }
            Thread.onSpinWait();
        }
        publisher.close();

        // Then all of them got there
        assertThat(kafka.history()).hasSize(sends.get());
    }

    @Test
    void aRecordIsTheSameWhenItComesOutOfTheOutbox() {
        ProducerRecord<String, byte[]> record = EventRecords.record(TOPIC, 2, pressed(7), "/test");
        ProducerRecord<String, byte[]> binary = new ProducerRecord<>(TOPIC, null, null, new byte[] {0, -1, 'x'});
        record.headers().add("empty", new byte[0]).add("twice", new byte[] {1}).add("twice", new byte[] {-2});

        assertThat(RecordJson.read(RecordJson.write(record))).usingRecursiveComparison().isEqualTo(record);
        assertThat(RecordJson.read(RecordJson.write(binary))).usingRecursiveComparison().isEqualTo(binary);
    }

    @Test
    void putsARecordIntoItsTrace() {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        try (SdkTracerProvider provider = SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build()) {
            Tracer tracer = provider.get("test");
            RecordTraces traces = new RecordTraces(tracer);
            Span call = tracer.spanBuilder("stream").startSpan();
            Context under = Context.root().with(call);

            // Given a record that tells, and one that is to be acted upon
            ProducerRecord<String, byte[]> telling = EventRecords.record(TOPIC, null, pressed(1), "/test");
            ProducerRecord<String, byte[]> asking = EventRecords.record(Topics.TOOL_CALLS, null, pressed(1), "/test");
            traces.mark(telling, under, false);
            traces.mark(asking, under, true);

            // Then the second has a span between
            SpanData sent = spans.getFinishedSpanItems().getFirst();
            assertThat(spans.getFinishedSpanItems()).hasSize(1);
            assertThat(sent.getKind()).isEqualTo(SpanKind.PRODUCER);
            assertThat(sent.getParentSpanId()).isEqualTo(call.getSpanContext().getSpanId());
            assertThat(traceparent(asking)).isEqualTo("00-" + call.getSpanContext().getTraceId() + "-" + sent.getSpanId() + "-01");
            assertThat(traceparent(telling)).isEqualTo("00-" + call.getSpanContext().getTraceId() + "-" + call.getSpanContext().getSpanId() + "-01");
        }
    }

    @Test
    void makesNoSpanOfATraceThatIsNotSampled() {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        try (SdkTracerProvider provider = SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build()) {
            SpanContext unsampled = SpanContext.create("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", TraceFlags.getDefault(), TraceState.getDefault());
            ProducerRecord<String, byte[]> asking = EventRecords.record(Topics.TOOL_CALLS, null, pressed(1), "/test");

            new RecordTraces(provider.get("test")).mark(asking, Context.root().with(Span.wrap(unsampled)), true);

            assertThat(traceparent(asking)).isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");
            assertThat(spans.getFinishedSpanItems()).isEmpty();
        }
    }

    @Test
    void takesServersAndSecurityFromTheProcessAndNothingThatWouldLoseRecords() {
        Map<String, Object> settings = new ProducerSettings("test", Map.of("bootstrap.servers", "kafka:9092", "security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN",
                "linger.ms", "5", "acks", "0", "enable.idempotence", "false", "group.id", "media-bridge")).all();

        assertThat(settings).containsEntry("bootstrap.servers", "kafka:9092").containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "PLAIN").containsEntry("linger.ms", "5").containsEntry("acks", "all")
                .containsEntry("enable.idempotence", "true").doesNotContainKey("group.id");
    }

    private static Producer<String, byte[]> noKafka() {
        throw new KafkaException("no such host");
    }

    private static CompletableFuture<Void> take(Publisher publisher, int number) {
        Outgoing event = event(number);
        assertThat(publisher.offer(event)).isTrue();
        return event.safe();
    }

    private Publisher started(Supplier<Producer<String, byte[]>> kafka, int mostInFlight) {
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

    private static MockProducer<String, byte[]> mock(boolean answers) {
        return new MockProducer<>(answers, null, new StringSerializer(), new ByteArraySerializer());
    }

    private static boolean take(Publisher publisher) {
        return publisher.offer(event(1));
    }

    private static void offer(Publisher publisher, int from, int to) {
        IntStream.range(from, to).forEach(i -> assertThat(publisher.offer(event(i))).isTrue());
    }

    private static Outgoing event(int number) {
        return new Outgoing(TOPIC, () -> EventRecords.record(TOPIC, null, pressed(number), "/test"), Context.root(), false);
    }

    private static ControlEvent pressed(int number) {
        return new ControlEvent.KeysPressed("call-" + number % 5, Instant.EPOCH, number);
    }

    /** The numbers of each call's events, in the order in which they lie there. */
    private static Map<String, List<Integer>> numbers(int from, int to) {
        Map<String, List<Integer>> numbers = new TreeMap<>();
        IntStream.range(from, to).forEach(i -> numbers.computeIfAbsent("call-" + i % 5, call -> new ArrayList<>()).add(i));
        return numbers;
    }

    private static Map<String, List<Integer>> read(LabKafka kafka, int count) {
        Map<String, List<Integer>> numbers = new TreeMap<>();
        Set<String> ids = new HashSet<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(IntStream.range(0, PARTITIONS).mapToObj(partition -> new TopicPartition(TOPIC, partition)).toList());
            int seen = 0;
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (seen < count && System.nanoTime() < until) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    // one that came twice is told by its id
                    if (ids.add(new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))) {
                        seen++;
                        numbers.computeIfAbsent(record.key(), call -> new ArrayList<>()).add(number(record));
                    }
                }
            }
        }
        return numbers;
    }

    private static int number(ConsumerRecord<String, byte[]> record) {
        return EventRecords.read(record) instanceof EventCodec.Decoded.Event(ControlEvent.KeysPressed pressed) ? pressed.count() : -1;
    }

    private static String traceparent(ProducerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("traceparent").value(), StandardCharsets.UTF_8);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
