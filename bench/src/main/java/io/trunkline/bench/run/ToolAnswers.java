package io.trunkline.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.contracts.Topics;
import io.trunkline.contracts.event.CloudEventHeaders;
import io.trunkline.contracts.event.ControlEvent.ToolCallFinished;
import io.trunkline.contracts.event.ControlEvent.ToolCallRequested;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.event.EventCodec.Decoded;
import io.trunkline.contracts.event.ToolStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** In the tool service's place: answers each tool call at once on the partition it names. */
final class ToolAnswers implements AutoCloseable {
    private static final String CUSTOMER = "{\"customer_id\":\"C-1001\",\"name\":\"Ann Miller\"}";
    private static final String ORDER = "{\"order_id\":\"AB7492\",\"status\":\"shipped\",\"carrier\":\"FedEx\",\"expected\":\"today\"}";

    private final String brokers;
    private final KafkaProducer<String, byte[]> producer;
    private final Thread thread;
    private volatile boolean stopping;

    ToolAnswers(String brokers) {
        this.brokers = brokers;
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer());
        thread = Thread.ofPlatform().daemon().name("tools").start(this::serve);
    }

    private void serve() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", brokers, "auto.offset.reset", "latest"),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.TOOL_CALLS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (!stopping) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::answer);
            }
        }
    }

    private void answer(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader(CloudEventHeaders.TYPE);
        Decoded decoded = EventCodec.decode(type == null ? null : new String(type.value(), StandardCharsets.UTF_8), record.key(), record.value());
        if (decoded instanceof Decoded.Event(ToolCallRequested asked)) {
            boolean who = asked.tool().equals("get_customer_by_phone");
            ToolCallFinished finished = new ToolCallFinished(asked.callId(), Instant.now(), asked.toolCallId(), asked.tool(), ToolStatus.OK,
                    tree(who ? CUSTOMER : ORDER), who ? "Found." : "Your order AB7492 was shipped and should be there today.", 1);
            ProducerRecord<String, byte[]> answer = new ProducerRecord<>(Topics.TOOL_RESULTS, asked.replyPartition(), asked.callId(), EventCodec.encode(finished));
            CloudEventHeaders.of(finished, UUID.randomUUID().toString(), "/trunkline/bench")
                    .forEach((name, value) -> answer.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(answer);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return EventCodec.mapper().readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(1));
    }
}
