package io.trunkline.escalation;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.trunkline.catalog.Catalog;
import io.trunkline.contracts.Urgency;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.ControlEvent.CallFaulted;
import io.trunkline.contracts.event.ControlEvent.EscalationAnnounced;
import io.trunkline.contracts.event.ControlEvent.EscalationRequested;
import io.trunkline.contracts.event.ControlEvent.ToolCallFinished;
import io.trunkline.contracts.event.ControlEvent.TransferUpdated;
import io.trunkline.contracts.event.EscalationMode;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.event.ToolStatus;
import io.trunkline.contracts.event.TransferState;
import io.trunkline.escalation.crm.InteractionLog;
import io.trunkline.escalation.handover.TransferStore;
import io.trunkline.escalation.handover.TransferStore.Transfer;
import io.trunkline.escalation.transfer.TransferTrace;
import io.trunkline.escalation.transfer.Transfers;
import io.trunkline.operations.events.Deliveries;
import io.trunkline.operations.events.EventRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** The topic {@code escalations}. Each record runs on a virtual thread and is acknowledged when its work is done. */
@ApplicationScoped
public class Escalations {
    /** Where urgent callers wait, whatever the department. */
    static final String PRIORITY_QUEUE = "priority";
    private static final Logger LOGGER = Logger.getLogger(Escalations.class);

    private final Catalog catalog;
    private final TransferStore store;
    private final InteractionLog crm;
    private final Transfers transfers;
    private final CallEvents events;
    private final EscalationMetrics metrics;
    private final Clock clock;
    private final Deliveries deliveries;

    Escalations(Catalog catalog, TransferStore store, InteractionLog crm, Transfers transfers, CallEvents events,
            EscalationMetrics metrics, Clock clock, Deliveries deliveries) {
        this.catalog = catalog;
        this.store = store;
        this.crm = crm;
        this.transfers = transfers;
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
        this.deliveries = deliveries;
    }

    @Incoming("escalations")
    @RunOnVirtualThread
    public void receive(ConsumerRecord<String, byte[]> record) {
        switch (EventRecords.read(record)) {
            case EventCodec.Decoded.Undecodable broken -> bury(record, broken.reason());
            case EventCodec.Decoded.Event(EscalationRequested request) -> work(record, () -> begin(request));
            case EventCodec.Decoded.Event(EscalationAnnounced announced) -> work(record, () -> announce(announced));
            case EventCodec.Decoded.Event(ControlEvent.Unrecognized unknown) -> LOGGER.debugf("event of a newer type passed by");
            case EventCodec.Decoded.Event other -> bury(record, "not an escalation");
        }
    }

    private void work(ConsumerRecord<String, byte[]> record, Runnable steps) {
        deliveries.run(steps).ifPresent(reason -> bury(record, reason));
    }

    /** Every step may run twice: a redelivery after a crash, or another try when Redis was away, goes through them again. */
    private void begin(EscalationRequested request) {
        Instant started = clock.instant();
        Optional<Transfer> former = store.find(request.callId());
        if (former.isPresent() && !sameRequest(former.get(), request)) {
            LOGGER.infof("the call is being escalated already: callId=%s", request.callId());
            answer(request, started);
            return;
        }
        String queue = queueOf(request);
        metrics.requested(request.mode().name(), request.urgency());
        LOGGER.infof("escalation: callId=%s mode=%s urgency=%s queue=%s", request.callId(), request.mode(), request.urgency(), queue);
        if (former.isEmpty()) {
            store.requested(request, queue, TransferTrace.current(), started);
        }
        if (request.mode() == EscalationMode.ANNOUNCE) {
            transfers.await(request.callId());
        }
        answer(request, started);
        events.publish(new TransferUpdated(request.callId(), clock.instant(), TransferState.REQUESTED, queue, request.reason(), request.urgency()));
        log(request);
    }

    private static boolean sameRequest(Transfer former, EscalationRequested request) {
        return former.request().mode() == request.mode() && Objects.equals(former.request().toolCallId(), request.toolCallId());
    }

    private void announce(EscalationAnnounced announced) {
        store.find(announced.callId()).ifPresent(t -> events.publish(new TransferUpdated(announced.callId(), clock.instant(),
                TransferState.ANNOUNCED, t.queue(), t.request().reason(), t.request().urgency())));
        transfers.announced(announced.callId());
    }

    /** Tells the model that a human will take over; a caller who pressed a key has no tool call to answer. */
    private void answer(EscalationRequested request, Instant started) {
        if (request.toolCallId() == null || request.mode() == EscalationMode.IMMEDIATE) {
            return;
        }
        JsonNode output = EventCodec.mapper().createObjectNode().put("transfer", "pending").put("department", request.department())
                .put("human_knows_everything", true);
        events.answer(new ToolCallFinished(request.callId(), clock.instant(), request.toolCallId(), "escalate_to_human", ToolStatus.OK,
                output, sentence(request), Duration.between(started, clock.instant()).toMillis()), request.replyPartition());
    }

    private static String sentence(EscalationRequested request) {
        String who = request.department() == null ? "a colleague" : "a " + request.department() + " specialist";
        return "I'm connecting you with " + who + " now. They will have everything you told me, so you won't have to repeat it.";
    }

    private void log(EscalationRequested request) {
        crm.log(request).ifPresentOrElse(id -> store.logged(request.callId(), id), () -> {
            metrics.crmFailed();
            events.publish(new CallFaulted(request.callId(), clock.instant(), "crm_interaction_not_logged", "the CRM took none of the tries"));
        });
    }

    private String queueOf(EscalationRequested request) {
        if (request.urgency() == Urgency.HIGH) {
            return PRIORITY_QUEUE;
        }
        return catalog.line(request.line()).map(line -> line.queueOf(request.department())).orElse("operator");
    }

    private void bury(ConsumerRecord<String, byte[]> record, String reason) {
        metrics.buried();
        LOGGER.warnf("record can't be used and goes to the dead letters: topic=%s partition=%d offset=%d reason=%s", record.topic(),
                record.partition(), record.offset(), reason);
        events.bury(record, reason);
    }
}
