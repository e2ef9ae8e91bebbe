package io.trunkline.bridge.lab;

import io.trunkline.contracts.Topics;
import io.trunkline.contracts.event.CloudEventHeaders;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.event.EventCodec.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.awaitility.Awaitility;

/** All the topics as a test sees them: everything that was ever written, and a hand to write with. */
public final class Topic implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final List<ConsumerRecord<String, byte[]>> records = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private volatile boolean stopping;

    public Topic() {
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", BridgeWorld.kafka()), new StringSerializer(), new ByteArraySerializer());
        reader = Thread.ofPlatform().daemon().name("topics").start(this::read);
    }

    /** The first event of this type that fits; waits for it. */
    public <E extends ControlEvent> E await(Class<E> type, Predicate<E> fits) {
        return Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20))
                .until(() -> first(type, fits), Optional::isPresent).orElseThrow();
    }

    public <E extends ControlEvent> E await(Class<E> type, String callId) {
        return await(type, event -> event.callId().equals(callId));
    }

    public <E extends ControlEvent> Optional<E> first(Class<E> type, Predicate<E> fits) {
        return all(type).stream().filter(fits).findFirst();
    }

    public <E extends ControlEvent> List<E> all(Class<E> type) {
        List<E> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (EventCodec.decode(header(record, CloudEventHeaders.TYPE), record.key(), record.value()) instanceof Decoded.Event(ControlEvent event)
                    && type.isInstance(event)) {
                events.add(type.cast(event));
            }
        }
        return events;
    }

    /** Everything written to {@code topic}. */
    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        return records.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    /** The text of everything written anywhere. */
    public String everything() {
        StringBuilder text = new StringBuilder();
        records.forEach(record -> text.append(new String(record.value(), StandardCharsets.UTF_8)).append('\n'));
        return text.toString();
    }

    /** Answers a tool call as the tool service does. */
    public void answer(ControlEvent.ToolCallFinished event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.TOOL_RESULTS, BridgeWorld.REPLY_PARTITION, event.callId(), EventCodec.encode(event));
        CloudEventHeaders.of(event, "id-" + System.nanoTime(), "/test").forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
        producer.flush();
    }

    /** Puts something on the bridge's partition that isn't ours. */
    public void litter(String type, String body) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.TOOL_RESULTS, BridgeWorld.REPLY_PARTITION, "key", body.getBytes(StandardCharsets.UTF_8));
        if (type != null) {
            record.headers().add(CloudEventHeaders.TYPE, type.getBytes(StandardCharsets.UTF_8));
        }
        producer.send(record);
        producer.flush();
    }

    public static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private void read() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", BridgeWorld.kafka(), "auto.offset.reset", "earliest"),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.listTopics().forEach((topic, infos) -> infos.stream().filter(info -> !topic.startsWith("__"))
                    .forEach(info -> partitions.add(new TopicPartition(topic, info.partition()))));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!stopping) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        producer.close(Duration.ofSeconds(1));
    }
}
