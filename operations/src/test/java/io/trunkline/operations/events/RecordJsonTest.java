package io.trunkline.operations.events;

import static io.trunkline.operations.events.Publishing.TOPIC;
import static io.trunkline.operations.events.Publishing.pressed;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class RecordJsonTest {

    @Test
    void aRecordIsTheSameWhenItComesOutOfTheOutbox() {
        ProducerRecord<String, byte[]> record = EventRecords.record(TOPIC, 2, pressed(7), "/test");
        ProducerRecord<String, byte[]> binary = new ProducerRecord<>(TOPIC, null, null, new byte[] {0, -1, 'x'});
        record.headers().add("empty", new byte[0]).add("twice", new byte[] {1}).add("twice", new byte[] {-2});

        assertThat(RecordJson.read(RecordJson.write(record))).usingRecursiveComparison().isEqualTo(record);
        assertThat(RecordJson.read(RecordJson.write(binary))).usingRecursiveComparison().isEqualTo(binary);
    }
}
