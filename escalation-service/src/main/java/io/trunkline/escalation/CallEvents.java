package io.trunkline.escalation;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.ControlEvent.ToolCallFinished;
import io.trunkline.operations.EventRecords;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** What this service tells others on Kafka. Blocks until the broker has it. */
@ApplicationScoped
public class CallEvents {
    private static final String SOURCE = "/trunkline/escalation-service";

    @Channel("call-events")
    MutinyEmitter<byte[]> events;

    @Channel("tool-results")
    MutinyEmitter<byte[]> results;

    @Channel("dead-letters")
    MutinyEmitter<byte[]> deadLetters;

    public void publish(ControlEvent event) {
        events.sendMessageAndAwait(EventRecords.message(event, SOURCE));
    }

    /** @param partition the one the asking bridge reads */
    void answer(ToolCallFinished answer, int partition) {
        results.sendMessageAndAwait(EventRecords.message(answer, SOURCE, partition));
    }

    void bury(ConsumerRecord<String, byte[]> record, String reason) {
        deadLetters.sendMessageAndAwait(EventRecords.deadLetter(record, reason));
    }
}
