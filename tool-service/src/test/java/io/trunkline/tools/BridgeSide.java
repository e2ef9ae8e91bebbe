package io.trunkline.tools;

import io.trunkline.contracts.Caller;
import io.trunkline.contracts.Topics;
import io.trunkline.contracts.Trust;
import io.trunkline.contracts.event.CloudEventHeaders;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.ControlEvent.ToolCallAudited;
import io.trunkline.contracts.event.ControlEvent.ToolCallFinished;
import io.trunkline.contracts.event.ControlEvent.ToolCallRequested;
import io.trunkline.contracts.event.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a bridge does to the service: sends requests on {@code tool-calls}, reads its own partition of the results. */
final class BridgeSide implements AutoCloseable {
    static final int REPLY_PARTITION = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    BridgeSide(String bootstrapServers) {
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>(List.of(new TopicPartition(Topics.TOOL_RESULTS, REPLY_PARTITION),
                new TopicPartition(Topics.deadLetterOf(Topics.TOOL_CALLS), 0)));
        IntStream.range(0, 4).forEach(p -> partitions.add(new TopicPartition(Topics.CALL_EVENTS, p)));
        consumer.assign(partitions);
    }

    /** A request of a known caller with eight seconds to go. */
    static ToolCallRequested request(String tool, String arguments) {
        return request(tool, arguments, new Caller("+14155550100", "C-1001", "Ann Miller", Trust.NUMBER), Instant.now().plusSeconds(8));
    }

    static ToolCallRequested request(String tool, String arguments, Caller caller, Instant deadline) {
        String callId = UUID.randomUUID().toString();
        return new ToolCallRequested(callId, Instant.now(), "call_1", tool, arguments, "triage", "+18005551234", caller, deadline,
                REPLY_PARTITION, callId + "/call_1");
    }

    void send(ControlEvent event, Map<String, String> more) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.TOOL_CALLS, event.callId(), EventCodec.encode(event));
        CloudEventHeaders.of(event, UUID.randomUUID().toString(), "/test").forEach((k, v) -> record.headers().add(k, v.getBytes(StandardCharsets.UTF_8)));
        more.forEach((k, v) -> record.headers().add(k, v.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
        producer.flush();
    }

    void sendRaw(String type, byte[] body) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.TOOL_CALLS, "k", body);
        if (type != null) {
            record.headers().add(CloudEventHeaders.TYPE, type.getBytes(StandardCharsets.UTF_8));
        }
        producer.send(record);
        producer.flush();
    }

    /** Sends and waits for the answer. */
    ToolCallFinished ask(ToolCallRequested request) {
        send(request, Map.of());
        return answerTo(request);
    }

    ToolCallFinished answerTo(ToolCallRequested request) {
        return (ToolCallFinished) await(r -> event(r) instanceof ToolCallFinished f && f.callId().equals(request.callId()));
    }

    ToolCallAudited auditOf(ToolCallRequested request) {
        return (ToolCallAudited) await(r -> event(r) instanceof ToolCallAudited a && a.callId().equals(request.callId()));
    }

    long answersTo(ToolCallRequested request) {
        return seen.stream().filter(r -> event(r) instanceof ToolCallFinished f && f.callId().equals(request.callId())).count();
    }

    ConsumerRecord<String, byte[]> awaitRecord(Predicate<ConsumerRecord<String, byte[]>> wanted) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            for (ConsumerRecord<String, byte[]> record : seen) {
                if (wanted.test(record)) {
                    return record;
                }
            }
            poll();
        }
        throw new AssertionError("no such record within " + PATIENCE + "; seen " + seen.size());
    }

    void poll() {
        consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
    }

    private ControlEvent await(Predicate<ConsumerRecord<String, byte[]>> wanted) {
        return event(awaitRecord(wanted));
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static ControlEvent event(ConsumerRecord<String, byte[]> record) {
        return EventCodec.decode(header(record, CloudEventHeaders.TYPE), record.key(), record.value()) instanceof EventCodec.Decoded.Event(ControlEvent event)
                ? event : null;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
