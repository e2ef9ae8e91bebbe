package io.trunkline.bridge.control;

import io.opentelemetry.context.Context;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record on its way to Kafka.
 *
 * @param topic where to
 * @param record makes it, on the publisher's thread
 * @param trace what the record belongs to; its {@code traceparent} header says so
 * @param awaited whether somebody acts upon the record: then it doesn't wait for others, and its sending is a span of its own
 */
record Outgoing(String topic, Supplier<ProducerRecord<String, byte[]>> record, Context trace, boolean awaited) {
}
