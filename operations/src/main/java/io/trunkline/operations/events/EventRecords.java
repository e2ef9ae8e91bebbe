package io.trunkline.operations.events;

import io.trunkline.contracts.event.CloudEventHeaders;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.EventCodec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Control events as Kafka records: CloudEvents headers, key callId, JSON value. Stateless. */
public final class EventRecords {

    /**
     * @param partition where to put it; {@code null}: by the key
     * @param source the service, such as {@code /trunkline/tool-service}
     */
    public static ProducerRecord<String, byte[]> record(String topic, Integer partition, ControlEvent event, String source) {
        return new ProducerRecord<>(topic, partition, event.callId(), EventCodec.encode(event), headers(event, source));
    }

    private static Headers headers(ControlEvent event, String source) {
        Headers headers = new RecordHeaders();
        CloudEventHeaders.of(event, UUID.randomUUID().toString(), source).forEach((name, value) -> headers.add(name, bytes(value)));
        return headers;
    }

    /** Reads a record; never throws on any input. */
    public static EventCodec.Decoded read(ConsumerRecord<String, byte[]> record) {
        return EventCodec.decode(header(record, CloudEventHeaders.TYPE), record.key(), record.value());
    }

    /** @return the record for the dead-letter topic: original key, headers and value, and why it is there */
    public static ProducerRecord<String, byte[]> deadLetter(String topic, ConsumerRecord<String, byte[]> record, String reason) {
        return new ProducerRecord<>(topic, null, record.key(), value(record), deadHeaders(record, reason));
    }

    private static Headers deadHeaders(ConsumerRecord<String, byte[]> record, String reason) {
        Headers headers = new RecordHeaders(record.headers());
        Map.of(CloudEventHeaders.DEAD_LETTER_REASON, reason,
                CloudEventHeaders.DEAD_LETTER_ORIGIN, record.topic() + "/" + record.partition() + "/" + record.offset())
                .forEach((name, value) -> headers.add(name, bytes(value)));
        return headers;
    }

    private static byte[] value(ConsumerRecord<String, byte[]> record) {
        return record.value() == null ? new byte[0] : record.value();
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private EventRecords() {
    }
}
