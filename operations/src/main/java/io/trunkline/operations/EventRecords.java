package io.trunkline.operations;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.trunkline.contracts.event.CloudEventHeaders;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.EventCodec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
        Headers headers = new RecordHeaders();
        CloudEventHeaders.of(event, UUID.randomUUID().toString(), source).forEach((name, value) -> headers.add(name, bytes(value)));
        var metadata = OutgoingKafkaRecordMetadata.<String>builder().withKey(event.callId()).withHeaders(headers);
        return Message.of(EventCodec.encode(event)).addMetadata((partition < 0 ? metadata : metadata.withPartition(partition)).build());
    }

    /** Reads a record; never throws on any input. */
    public static EventCodec.Decoded read(ConsumerRecord<String, byte[]> record) {
        return EventCodec.decode(header(record, CloudEventHeaders.TYPE), record.key(), record.value());
    }

    /** @return the record for the dead-letter topic: original headers and value, and why it is there */
    public static Message<byte[]> deadLetter(ConsumerRecord<String, byte[]> record, String reason) {
        Headers headers = new RecordHeaders(record.headers());
        Map.of(CloudEventHeaders.DEAD_LETTER_REASON, reason,
                CloudEventHeaders.DEAD_LETTER_ORIGIN, record.topic() + "/" + record.partition() + "/" + record.offset())
                .forEach((name, value) -> headers.add(name, bytes(value)));
        byte[] value = record.value() == null ? new byte[0] : record.value();
        return Message.of(value).addMetadata(OutgoingKafkaRecordMetadata.<String>builder().withKey(record.key()).withHeaders(headers).build());
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
