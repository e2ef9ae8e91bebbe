package io.trunkline.operations;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
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
import org.eclipse.microprofile.reactive.messaging.Message;

/** Control events as Kafka records: CloudEvents headers, key callId, JSON value. Stateless. */
public final class EventRecords {

    /** @param source the service, such as {@code /trunkline/tool-service} */
    public static Message<byte[]> message(ControlEvent event, String source) {
        return message(event, source, -1);
    }

    /** @param partition where to put it; negative: by the key */
    public static Message<byte[]> message(ControlEvent event, String source, int partition) {
        var metadata = OutgoingKafkaRecordMetadata.<String>builder().withKey(event.callId()).withHeaders(headers(event, source));
        return Message.of(EventCodec.encode(event)).addMetadata((partition < 0 ? metadata : metadata.withPartition(partition)).build());
    }

    /** The same for a producer without reactive messaging; its partition follows from the key. */
    public static ProducerRecord<String, byte[]> record(String topic, ControlEvent event, String source) {
        return new ProducerRecord<>(topic, null, event.callId(), EventCodec.encode(event), headers(event, source));
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

    /** @return the record for the dead-letter topic: original headers and value, and why it is there */
    public static Message<byte[]> deadLetter(ConsumerRecord<String, byte[]> record, String reason) {
        return Message.of(value(record)).addMetadata(OutgoingKafkaRecordMetadata.<String>builder().withKey(record.key())
                .withHeaders(deadHeaders(record, reason)).build());
    }

    /** The same for a producer without reactive messaging. */
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
