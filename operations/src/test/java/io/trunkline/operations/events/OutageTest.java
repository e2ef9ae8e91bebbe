package io.trunkline.operations.events;

import static io.trunkline.operations.events.Publishing.PATIENCE;
import static io.trunkline.operations.events.Publishing.TOPIC;
import static io.trunkline.operations.events.Publishing.offer;
import static io.trunkline.operations.events.Publishing.pressed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.lab.infra.FreePorts;
import io.trunkline.lab.infra.LabKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** Events of calls on their way to a Kafka that isn't there yet, and one that goes away and comes back. */
class OutageTest {
    private static final int PARTITIONS = 3;

    private final Publishing publishing = new Publishing();

    @Test
    void keepsTheOrderOfACallThroughOutagesOfKafkaAndLosesNothing() {
        int port = FreePorts.take(1)[0];
        Map<String, Object> settings = Map.of("bootstrap.servers", "127.0.0.1:" + port, "reconnect.backoff.max.ms", "200", "max.block.ms", "1000",
                "delivery.timeout.ms", "1500", "request.timeout.ms", "1000");
        Supplier<Producer<String, byte[]>> connect = new ProducerSettings("test", settings)::connect;
        // Given Kafka isn't there yet
        Publisher publisher = publishing.started(connect, 1000);
        try {
            offer(publisher, 0, 100);
            await().atMost(PATIENCE).until(() -> publishing.outbox.size() == 100);
            // When it comes
            try (LabKafka kafka = LabKafka.start(port, Map.of(TOPIC, PARTITIONS)); Producer<String, byte[]> forwarder = connect.get()) {
                offer(publisher, 100, 150);
                // Then what waits goes first, and what follows on these calls behind it
                await().atMost(PATIENCE).until(() -> publishing.outbox.size() == 150);
                publishing.outbox.forward(forwarder);
                offer(publisher, 150, 200);
                // the publisher may find Kafka a moment later than we do: then these wait, too
                await().atMost(PATIENCE).until(() -> publisher.inFlight() == 0);
                publishing.outbox.forward(forwarder);
                assertThat(read(kafka, 200)).isEqualTo(numbers(0, 200));
                // When it goes while much is under way, and comes back
                offer(publisher, 200, 250);
                kafka.goesAway();
                offer(publisher, 250, 300);
                await().atMost(PATIENCE).until(() -> publishing.outbox.size() >= 50);
                offer(publisher, 300, 350);
                kafka.comesBack();
                await().atMost(PATIENCE).until(() -> publisher.inFlight() == 0);
                publishing.outbox.forward(forwarder);
                offer(publisher, 350, 400);
                // Then nothing was lost
                await().atMost(PATIENCE).until(() -> publisher.inFlight() == 0);
                publishing.outbox.forward(forwarder);
                assertThat(read(kafka, 400)).isEqualTo(numbers(0, 400));
            }
        } finally {
            publisher.close();
        }
        assertThat(publishing.lost).isEmpty();
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
}
