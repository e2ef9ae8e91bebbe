package io.trunkline.bridge.control;

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
import io.trunkline.operations.EventRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
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

    @Test
    void keepsTheOrderOfACallThroughAnOutageOfKafka() {
        int port = freePort();
        Map<String, Object> settings = Map.of("bootstrap.servers", "127.0.0.1:" + port, "reconnect.backoff.max.ms", "200", "max.block.ms", "60000");
        // Given Kafka isn't there yet
        Publisher publisher = started(() -> new ProducerSettings(settings).connect(), 1000);
        try {
            offer(publisher, 0, 100);
            // When it comes
            try (LabKafka kafka = LabKafka.start(port, Map.of(TOPIC, PARTITIONS))) {
                // Then everything arrives, each call's in order
                assertThat(read(kafka, 100)).isEqualTo(numbers(0, 100));
                // When it goes, and comes back
                kafka.goesAway();
                offer(publisher, 100, 200);
                kafka.comesBack();
                offer(publisher, 200, 300);
                // Then nothing was lost
                assertThat(read(kafka, 300)).isEqualTo(numbers(0, 300));
                await().atMost(PATIENCE).until(() -> publisher.inFlight() == 0);
            }
        } finally {
            publisher.close();
        }
        assertThat(lost).isEmpty();
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
        kafka.errorNext(new TimeoutException("no answer"));
        assertThat(publisher.inFlight()).isEqualTo(2);
        assertThat(lost).containsExactly(TOPIC + " TimeoutException");
        await().until(() -> kafka.history().size() == 4);
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
        Publisher publisher = started(() -> {
            throw new KafkaException("no such host");
        }, 100);

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
    void writesTheSameRecordAsReactiveMessagingDid() {
        ControlEvent event = pressed(7);
        ProducerRecord<String, byte[]> record = EventRecords.record(TOPIC, event, "/test");
        var metadata = EventRecords.message(event, "/test").getMetadata(io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata.class).orElseThrow();

        assertThat(record.key()).isEqualTo(metadata.getKey());
        assertThat(record.value()).isEqualTo(EventRecords.message(event, "/test").getPayload());
        assertThat(headers(record.headers())).isEqualTo(headers(metadata.getHeaders()));
        assertThat(record.partition()).isNull();
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
            ProducerRecord<String, byte[]> telling = EventRecords.record(TOPIC, pressed(1), "/test");
            ProducerRecord<String, byte[]> asking = EventRecords.record(Topics.TOOL_CALLS, pressed(1), "/test");
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
            ProducerRecord<String, byte[]> asking = EventRecords.record(Topics.TOOL_CALLS, pressed(1), "/test");

            new RecordTraces(provider.get("test")).mark(asking, Context.root().with(Span.wrap(unsampled)), true);

            assertThat(traceparent(asking)).isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");
            assertThat(spans.getFinishedSpanItems()).isEmpty();
        }
    }

    @Test
    void takesServersAndSecurityFromTheProcessAndNothingThatWouldLoseRecords() {
        Map<String, Object> settings = new ProducerSettings(Map.of("bootstrap.servers", "kafka:9092", "security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN",
                "linger.ms", "5", "acks", "0", "enable.idempotence", "false", "group.id", "media-bridge")).all();

        assertThat(settings).containsEntry("bootstrap.servers", "kafka:9092").containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "PLAIN").containsEntry("linger.ms", "5").containsEntry("acks", "all")
                .containsEntry("enable.idempotence", "true").doesNotContainKey("group.id");
    }

    private Publisher started(java.util.function.Supplier<Producer<String, byte[]>> kafka, int mostInFlight) {
        Publisher publisher = new Publisher(kafka, new RecordTraces(OpenTelemetry.noop().getTracer("test")), mostInFlight,
                (topic, error) -> lost.add(topic + " " + error.getClass().getSimpleName()));
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
        return new Outgoing(TOPIC, () -> EventRecords.record(TOPIC, pressed(number), "/test"), Context.root(), false);
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
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(IntStream.range(0, PARTITIONS).mapToObj(partition -> new TopicPartition(TOPIC, partition)).toList());
            int seen = 0;
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (seen < count && System.nanoTime() < until) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    seen++;
                    numbers.computeIfAbsent(record.key(), call -> new ArrayList<>()).add(number(record));
                }
            }
        }
        return numbers;
    }

    private static int number(ConsumerRecord<String, byte[]> record) {
        return EventRecords.read(record) instanceof EventCodec.Decoded.Event(ControlEvent.KeysPressed pressed) ? pressed.count() : -1;
    }

    private static List<String> headers(Iterable<Header> headers) {
        List<String> all = new ArrayList<>();
        headers.forEach(header -> all.add(header.key() + (header.key().equals("ce_id") ? "" : "=" + Arrays.toString(header.value()))));
        return all;
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
