package io.trunkline.bridge.control;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.trunkline.bridge.session.Calls;
import io.trunkline.bridge.socket.MediaLoop;
import io.trunkline.bridge.telemetry.BridgeMetrics;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.ControlEvent.ToolCallFinished;
import io.trunkline.contracts.event.EventCodec.Decoded;
import io.trunkline.operations.events.EventPublisher;
import io.trunkline.operations.events.EventRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Reads this bridge's partition of {@code tool-results} and gives each answer to its call. A record that isn't ours goes to the dead letters. */
@ApplicationScoped
public class ToolResults {
    private static final Logger LOGGER = Logger.getLogger(ToolResults.class);

    private final Calls calls;
    private final MediaLoop loop;
    private final EventPublisher bus;
    private final BridgeMetrics metrics;

    public ToolResults(Calls calls, MediaLoop loop, EventPublisher bus, BridgeMetrics metrics) {
        this.calls = calls;
        this.loop = loop;
        this.bus = bus;
        this.metrics = metrics;
    }

    @Incoming("tool-results")
    CompletionStage<Void> read(Message<byte[]> message) {
        ConsumerRecord<String, byte[]> record = record(message);
        switch (EventRecords.read(record)) {
            case Decoded.Event(ToolCallFinished finished) -> loop.run(() -> deliver(finished));
            case Decoded.Event(ControlEvent.Unrecognized unknown) -> metrics.toolResult("newer_type");
            case Decoded.Event(ControlEvent other) -> refuse(record, "a " + other.getClass().getSimpleName() + " has no business here");
            case Decoded.Undecodable(String reason) -> refuse(record, reason);
        }
        return message.ack();
    }

    private void deliver(ToolCallFinished finished) {
        calls.find(finished.callId()).ifPresentOrElse(call -> {
            metrics.toolResult("delivered");
            call.toolFinished(finished);
        }, () -> metrics.toolResult("unknown_call"));
    }

    private void refuse(ConsumerRecord<String, byte[]> record, String reason) {
        LOGGER.warnf("record goes to the dead letters: topic=%s partition=%d offset=%d reason=%s", record.topic(), record.partition(),
                record.offset(), reason);
        metrics.toolResult("dead_letter");
        bus.deadLetter(record, reason);
    }

    @SuppressWarnings("unchecked")
    private static ConsumerRecord<String, byte[]> record(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<String, byte[]> metadata = message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        return metadata.getRecord();
    }
}
