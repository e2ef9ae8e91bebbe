package io.trunkline.escalation.handover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.contracts.Caller;
import io.trunkline.contracts.Trust;
import io.trunkline.contracts.event.ControlEvent.EscalationRequested;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.redis.SessionFields;
import io.trunkline.contracts.redis.TransferFields;
import io.trunkline.escalation.handover.Handover.Customer;
import io.trunkline.escalation.handover.TransferStore.Transfer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a hand-over together from the call's context: for the screen, and short for the router's task. */
@ApplicationScoped
public class Handovers {
    private final TransferStore transfers;
    private final CallContext context;

    Handovers(TransferStore transfers, CallContext context) {
        this.transfers = transfers;
        this.context = context;
    }

    /** @return the hand-over, empty when this call was never escalated */
    public Optional<Handover> of(String callId) {
        return transfers.find(callId).map(transfer -> handover(callId, transfer));
    }

    private Handover handover(String callId, Transfer transfer) {
        EscalationRequested request = transfer.request();
        return new Handover(callId, request.callSid(), request.line(), transfer.state().name(), transfer.queue(), request.department(),
                request.reason(), request.urgency().wireName(), request.summary(), customer(callId, request), request.agent(),
                context.transcript(callId), context.tools(callId), transfer.fields().get(TransferFields.INTERACTION_ID),
                Instant.ofEpochMilli(Long.parseLong(transfer.fields().get(TransferFields.REQUESTED_AT))).toString());
    }

    /** The bridge may have learned more of the caller since the request was written. */
    private Customer customer(String callId, EscalationRequested request) {
        Caller caller = request.caller() == null ? Caller.ofNumber(null) : request.caller();
        Map<String, String> session = context.session(callId);
        Trust trust = caller.trust() == null ? Trust.NONE : caller.trust();
        return new Customer(session.getOrDefault(SessionFields.CUSTOMER_ID, caller.customerId()),
                session.getOrDefault(SessionFields.CUSTOMER_NAME, caller.name()), caller.number(),
                session.getOrDefault(SessionFields.TRUST, trust.name()));
    }

    /** @return attributes of the router's task: context, reason, urgency, callId, customer, what was done, from_agent */
    public JsonNode task(Transfer transfer) {
        EscalationRequested request = transfer.request();
        Customer customer = customer(request.callId(), request);
        ObjectNode task = EventCodec.mapper().createObjectNode();
        task.put("from_agent", true).put("callId", request.callId()).put("reason", request.reason())
                .put("urgency", request.urgency().wireName()).put("department", request.department()).put("context", request.summary());
        task.putObject("customer").put("id", customer.id()).put("name", customer.name()).put("trust", customer.trust());
        done(context.tools(request.callId()), task.putArray("done"));
        return task;
    }

    private static void done(List<JsonNode> tools, ArrayNode done) {
        tools.forEach(tool -> done.addObject().put("tool", tool.path("tool").asText()).put("status", tool.path("status").asText())
                .put("result", tool.path("display").asText()));
    }
}
