package io.trunkline.tools.call;

import io.opentelemetry.context.Context;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.trunkline.contracts.Topics;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.ControlEvent.ToolCallFinished;
import io.trunkline.contracts.event.ControlEvent.ToolCallRequested;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.operations.events.Deliveries;
import io.trunkline.operations.events.EventPublisher;
import io.trunkline.operations.events.EventRecords;
import io.trunkline.tools.ToolMetrics;
import io.trunkline.tools.audit.Audit;
import io.trunkline.tools.effect.InFlight;
import io.trunkline.tools.effect.OutcomeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * The topic {@code tool-calls}: each request is run on a virtual thread of its own, so that a slow tool holds up no other
 * call, and is acknowledged only after its answer is on Kafka, or kept for it.
 */
@ApplicationScoped
public class ToolCalls {
    private static final Logger LOGGER = Logger.getLogger(ToolCalls.class);

    private final ToolRunner runner;
    private final InFlight inFlight;
    private final OutcomeStore outcomes;
    private final Audit audit;
    private final ToolMetrics metrics;
    private final Clock clock;
    private final EventPublisher events;
    private final Deliveries deliveries;

    ToolCalls(ToolRunner runner, InFlight inFlight, OutcomeStore outcomes, Audit audit, ToolMetrics metrics, Clock clock, EventPublisher events, Deliveries deliveries) {
        this.runner = runner;
        this.inFlight = inFlight;
        this.outcomes = outcomes;
        this.audit = audit;
        this.metrics = metrics;
        this.clock = clock;
        this.events = events;
        this.deliveries = deliveries;
    }

    @Incoming("tool-calls")
    @RunOnVirtualThread
    public void receive(ConsumerRecord<String, byte[]> record) {
        switch (EventRecords.read(record)) {
            case EventCodec.Decoded.Undecodable broken -> bury(record, broken.reason());
            case EventCodec.Decoded.Event(ToolCallRequested call) -> deliveries.run(() -> answer(call)).ifPresent(reason -> bury(record, reason));
            case EventCodec.Decoded.Event(ControlEvent.Unrecognized unknown) -> metrics.passedBy();
            case EventCodec.Decoded.Event other -> bury(record, "not a tool call");
        }
    }

    private void answer(ToolCallRequested call) {
        long started = System.nanoTime();
        Outcome outcome = inFlight.once(call.idempotencyKey(),
                () -> outcomes.find(call.idempotencyKey()).orElseGet(() -> runAndKeep(call)));
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        metrics.finished(call.tool(), outcome.status(), took);
        LOGGER.infof("tool call finished: callId=%s toolCallId=%s tool=%s status=%s millis=%d", call.callId(), call.toolCallId(),
                metrics.nameOf(call.tool()), outcome.status(), took.toMillis());
        ToolCallFinished finished = new ToolCallFinished(call.callId(), clock.instant(), call.toolCallId(), call.tool(), outcome.status(),
                outcome.output(), outcome.display(), took.toMillis());
        events.publish(Topics.TOOL_RESULTS, call.replyPartition(), finished, Context.current()).join();
        audit.write(call, outcome, took);
    }

    private Outcome runAndKeep(ToolCallRequested call) {
        Outcome outcome = runner.run(call);
        outcomes.keep(call.idempotencyKey(), outcome);
        return outcome;
    }

    private void bury(ConsumerRecord<String, byte[]> record, String reason) {
        metrics.buried();
        LOGGER.warnf("record can't be used and goes to the dead letters: topic=%s partition=%d offset=%d reason=%s", record.topic(),
                record.partition(), record.offset(), reason);
        events.deadLetter(record, reason).join();
    }
}
