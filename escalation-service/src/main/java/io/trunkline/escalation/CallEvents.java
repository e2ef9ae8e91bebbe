package io.trunkline.escalation;

import io.opentelemetry.context.Context;
import io.trunkline.contracts.Topics;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.ControlEvent.ToolCallFinished;
import io.trunkline.operations.events.EventPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What this service tells others. Blocks until Kafka has it, or it is kept for Kafka. */
@ApplicationScoped
public class CallEvents {
    private final EventPublisher events;

    CallEvents(EventPublisher events) {
        this.events = events;
    }

    public void publish(ControlEvent event) {
        events.publish(Topics.CALL_EVENTS, event, Context.current()).join();
    }

    /** @param partition the one the asking bridge reads */
    void answer(ToolCallFinished answer, int partition) {
        events.publish(Topics.TOOL_RESULTS, partition, answer, Context.current()).join();
    }

    void bury(ConsumerRecord<String, byte[]> record, String reason) {
        events.deadLetter(record, reason).join();
    }
}
