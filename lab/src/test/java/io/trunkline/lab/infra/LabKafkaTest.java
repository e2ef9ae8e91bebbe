package io.trunkline.lab.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LabKafkaTest {

    private static LabKafka kafka;

    @BeforeAll
    static void start() {
        kafka = LabKafka.start(0, LabTopics.ALL);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void everyTopicAndItsDeadLettersAreThereBeforeAnybodyAsks() throws Exception {
        // When
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var topics = admin.describeTopics(LabTopics.ALL.keySet()).allTopicNames().get(10, TimeUnit.SECONDS);

            // Then
            assertThat(topics.get("tool-results").partitions()).hasSize(16);
            assertThat(topics)
                    .containsKeys("tool-calls", "escalations", "call-events", "tool-calls.dlq", "tool-results.dlq", "call-events.dlq");
        }
    }

    @Test
    void aRecordComesBackFromThePartitionItWasSentTo() throws Exception {
        // Given
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());

        // When
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("tool-results", 7, "call", "{}")).get(10, TimeUnit.SECONDS);
        }

        // Then
        var consuming = Map.<String, Object>of(
                "bootstrap.servers", kafka.bootstrapServers(), ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var consumer = new KafkaConsumer<>(consuming, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition("tool-results", 7)));
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(10));
            assertThat(records).singleElement().satisfies(record -> assertThat(record.key()).isEqualTo("call"));
        }
    }

    @Test
    void aTakenPortIsAPlainSentence() throws Exception {
        // Given
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {

            // When, Then
            assertThatThrownBy(() -> LabKafka.start(other.getLocalPort(), Map.of()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " on 127.0.0.1 is taken");
        }
    }
}
