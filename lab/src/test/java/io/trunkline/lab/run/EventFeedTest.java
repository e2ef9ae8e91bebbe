package io.trunkline.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.contracts.Disposition;
import io.trunkline.contracts.Topics;
import io.trunkline.contracts.event.CloudEventHeaders;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.lab.infra.LabKafka;
import io.trunkline.lab.infra.LabTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EventFeedTest {

    private static final Instant NOW = Instant.EPOCH;

    private static void send(KafkaProducer<String, byte[]> producer, ControlEvent event) {
        var record = new ProducerRecord<>(Topics.CALL_EVENTS, event.callId(), EventCodec.encode(event));
        CloudEventHeaders.of(event, "1", "/test").forEach((k, v) -> record.headers().add(k, v.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
        producer.flush();
    }

    @Test
    void tellsWhatHappenedBeforeAndWhatHappensNow() {
        try (LabKafka kafka = LabKafka.start(0, LabTopics.ALL);
                var producer = new KafkaProducer<>(Map.of("bootstrap.servers", kafka.bootstrapServers()), new StringSerializer(),
                        new ByteArraySerializer())) {
            // Given
            var before = new ControlEvent.CallReceived("01", NOW, "CA7", "+18005551234", "", false);
            var now = new ControlEvent.CallEnded("01", NOW, Disposition.ABANDONED, "caller-hung-up", 7);
            send(producer, before);
            try (EventFeed feed = EventFeed.watch(kafka.bootstrapServers())) {
                var lines = new CopyOnWriteArrayList<String>();
                var watch = new CallWatch(lines::add);
                await().until(() -> !feed.seen(e -> true).isEmpty());
                feed.listen(watch);
                // When
                watch.on("CA7", feed);
                producer.send(new ProducerRecord<>(Topics.CALL_EVENTS, "01", "not ours".getBytes(StandardCharsets.UTF_8)));
                send(producer, now);
                assertThat(watch.awaitEnd(Duration.ofSeconds(10))).isTrue();
                // Then
                assertThat(feed.seen(e -> true)).isEqualTo(List.of(before, now));
                assertThat(watch.callId()).contains("01");
                assertThat(lines).satisfiesExactly(line -> assertThat(line).contains("on line +18005551234"),
                        line -> assertThat(line).contains("ended: abandoned"));
            }
        }
    }
}
