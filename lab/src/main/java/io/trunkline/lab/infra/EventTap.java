package io.trunkline.lab.infra;

import io.trunkline.contracts.event.CloudEventHeaders;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A test's hands on Kafka: sends control events as our services do, and reads every partition of some topics from the
 * start, keeping all it saw. For one thread.
 */
public final class EventTap implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    /** @param topics to read; they must exist */
    public EventTap(String bootstrapServers, String... topics) {
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic).forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
        }
        consumer.assign(partitions);
    }

    public void send(String topic, ControlEvent event) {
        send(topic, event, Map.of());
    }

    /** @param more headers beside those of CloudEvents */
    public void send(String topic, ControlEvent event, Map<String, String> more) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, event.callId(), EventCodec.encode(event));
        CloudEventHeaders.of(event, UUID.randomUUID().toString(), "/lab").forEach((name, value) -> header(record, name, value));
        more.forEach((name, value) -> header(record, name, value));
        producer.send(record);
        producer.flush();
    }

    /** Sends whatever it is. {@code type} null: no {@code ce_type} header. */
    public void sendRaw(String topic, String type, byte[] body) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, "k", body);
        if (type != null) {
            header(record, CloudEventHeaders.TYPE, type);
        }
        producer.send(record);
        producer.flush();
    }

    /** Waits for the first event of {@code type} about a call, also among those seen before. */
    public <E extends ControlEvent> E await(Class<E> type, String callId) {
        return await(type, event -> callId.equals(event.callId()));
    }

    public <E extends ControlEvent> E await(Class<E> type, Predicate<E> wanted) {
        return type.cast(event(awaitRecord(r -> type.isInstance(event(r)) && wanted.test(type.cast(event(r))))));
    }

    /** Waits for a record, also among those seen before. */
    public ConsumerRecord<String, byte[]> awaitRecord(Predicate<ConsumerRecord<String, byte[]>> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int looked = 0;
        while (System.nanoTime() < end) {
            for (; looked < seen.size(); looked++) {
                if (wanted.test(seen.get(looked))) {
                    return seen.get(looked);
                }
            }
            poll();
        }
        throw new AssertionError("no such record within " + PATIENCE + "; saw " + seen.size());
    }

    /** @return events of {@code type} about a call, of all that came so far */
    public <E extends ControlEvent> List<E> seen(Class<E> type, String callId) {
        poll();
        return seen.stream().map(EventTap::event).filter(type::isInstance).map(type::cast).filter(e -> callId.equals(e.callId())).toList();
    }

    /** @return the text of a header, null when absent */
    public static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private void poll() {
        consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
    }

    private static void header(ProducerRecord<?, ?> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static ControlEvent event(ConsumerRecord<String, byte[]> record) {
        EventCodec.Decoded decoded = EventCodec.decode(header(record, CloudEventHeaders.TYPE), record.key(), record.value());
        return decoded instanceof EventCodec.Decoded.Event(ControlEvent event) ? event : null;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
