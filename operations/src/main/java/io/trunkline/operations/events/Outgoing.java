package io.trunkline.operations.events;

import io.opentelemetry.context.Context;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record on its way to Kafka.
 *
 * @param topic where to
 * @param record makes it, on the publisher's thread
 * @param trace what the record belongs to; its {@code traceparent} header says so
 * @param awaited whether somebody acts upon the record: then it doesn't wait for others, and its sending is a span of its own
 * @param safe completed when the record is in Kafka or kept for it; fails when it is lost
 */
record Outgoing(String topic, Supplier<ProducerRecord<String, byte[]>> record, Context trace, boolean awaited, CompletableFuture<Void> safe) {

    Outgoing(String topic, Supplier<ProducerRecord<String, byte[]>> record, Context trace, boolean awaited) {
        this(topic, record, trace, awaited, new CompletableFuture<>());
    }
}
