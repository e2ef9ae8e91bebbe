package io.trunkline.operations.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trunkline.contracts.event.EventCodec;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A record for Kafka as a text, and back: nothing of it changes, whatever its bytes are. */
final class RecordJson {

    private record Written(String topic, Integer partition, String key, byte[] value, List<WrittenHeader> headers) {}

    private record WrittenHeader(String name, byte[] value) {}

    static String write(ProducerRecord<String, byte[]> record) {
        List<WrittenHeader> headers = new ArrayList<>();
        record.headers().forEach(header -> headers.add(new WrittenHeader(header.key(), header.value())));
        try {
            return EventCodec.mapper().writeValueAsString(new Written(record.topic(), record.partition(), record.key(), record.value(), headers));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record has no JSON form", e);
        }
    }

    /** @throws IllegalArgumentException if it isn't one */
    static ProducerRecord<String, byte[]> read(String json) {
        try {
            Written written = EventCodec.mapper().readValue(json, Written.class);
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(written.topic(), written.partition(), written.key(), written.value());
            written.headers().forEach(header -> record.headers().add(header.name(), header.value()));
            return record;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a record", e);
        }
    }

    private RecordJson() {
    }
}
