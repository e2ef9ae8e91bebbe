package io.trunkline.escalation.transfer;

import io.trunkline.contracts.event.ControlEvent.TransferUpdated;
import io.trunkline.contracts.event.TransferState;
import io.trunkline.contracts.http.CallControlResult;
import io.trunkline.contracts.http.MoveCall;
import io.trunkline.contracts.redis.TransferFields;
import io.trunkline.escalation.Backoff;
import io.trunkline.escalation.CallEvents;
import io.trunkline.escalation.EscalationMetrics;
import io.trunkline.escalation.handover.Handovers;
import io.trunkline.escalation.handover.TransferStore;
import io.trunkline.escalation.handover.TransferStore.Transfer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Moves a caller's leg into the human's queue through the gateway. Blocks. The gateway answers the same move twice with
 * {@code already_done}, so that trying again is safe.
 */
@ApplicationScoped
public class LegMover {
    private static final Logger LOGGER = Logger.getLogger(LegMover.class);
    private static final Backoff BACKOFF = new Backoff(4, Duration.ofMillis(500));

    private final GatewayClient gateway;
    private final TransferStore transfers;
    private final Handovers handovers;
    private final DueTransfers due;
    private final CallEvents events;
    private final EscalationMetrics metrics;
    private final TransferTrace trace;
    private final Clock clock;
    private final String token;

    LegMover(@RestClient GatewayClient gateway, TransferStore transfers, Handovers handovers, DueTransfers due, CallEvents events,
            EscalationMetrics metrics, TransferTrace trace, Clock clock, @ConfigProperty(name = "trunkline.internal-token", defaultValue = "none") String token) {
        this.gateway = gateway;
        this.transfers = transfers;
        this.handovers = handovers;
        this.due = due;
        this.events = events;
        this.metrics = metrics;
        this.trace = trace;
        this.clock = clock;
        this.token = token;
    }

    /** Moves a call that was taken from {@link DueTransfers}; a call without a transfer is let go. */
    void move(String callId) {
        transfers.find(callId).filter(transfer -> transfer.state() != TransferState.QUEUED).ifPresent(transfer -> trace.under(
                transfer.fields().get(TransferFields.TRACEPARENT), callId, () -> move(transfer)));
        due.done(callId);
    }

    private void move(Transfer transfer) {
        String callId = transfer.request().callId();
        String outcome = ask(callId, new MoveCall(transfer.queue(), transfer.request().urgency(), transfer.request().reason(), handovers.task(transfer)));
        boolean moved = outcome.equals(CallControlResult.DONE) || outcome.equals(CallControlResult.ALREADY_DONE);
        TransferState state = moved ? TransferState.QUEUED : TransferState.FAILED;
        LOGGER.infof("leg move ended: callId=%s outcome=%s", callId, outcome);
        transfers.became(callId, state, clock.instant());
        metrics.moved(outcome);
        events.publish(new TransferUpdated(callId, clock.instant(), state, transfer.queue(), moved ? transfer.request().reason() : outcome, transfer.request().urgency()));
    }

    private String ask(String callId, MoveCall request) {
        String outcome = CallControlResult.CARRIER_FAILED;
        int attempt = 0;
        do {
            attempt++;
            try {
                outcome = gateway.move(token, callId, request).outcome();
            } catch (RuntimeException e) {
                LOGGER.warnf("the gateway didn't move the leg: callId=%s attempt=%d reason=%s", callId, attempt, e.getClass().getSimpleName());
            }
        } while (outcome.equals(CallControlResult.CARRIER_FAILED) && BACKOFF.another(attempt));
        return outcome;
    }
}
