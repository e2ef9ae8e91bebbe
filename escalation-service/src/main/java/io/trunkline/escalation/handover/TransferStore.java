package io.trunkline.escalation.handover;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.hash.HashCommands;
import io.quarkus.redis.datasource.keys.KeyCommands;
import io.trunkline.contracts.event.ControlEvent.EscalationRequested;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.event.TransferState;
import io.trunkline.contracts.redis.CallKeys;
import io.trunkline.contracts.redis.TransferFields;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The transfer part of a call's context; this service is its only writer. Blocks. */
@ApplicationScoped
public class TransferStore {
    private final HashCommands<String, String, String> hashes;
    private final KeyCommands<String> keys;

    TransferStore(RedisDataSource redis) {
        this.hashes = redis.hash(String.class);
        this.keys = redis.key();
    }

    /** A transfer as it stands; {@code request} is what the bridge or the gateway asked for. */
    public record Transfer(TransferState state, String queue, EscalationRequested request, Map<String, String> fields) {}

    /**
     * Writes the hand-over of a new escalation.
     *
     * @param traceparent W3C trace context, null when the call isn't traced
     */
    public void requested(EscalationRequested request, String queue, String traceparent, Instant now) {
        Map<String, String> fields = new HashMap<>(Map.of(TransferFields.STATE, TransferState.REQUESTED.name(),
                TransferFields.REASON, request.reason(), TransferFields.SUMMARY, request.summary(),
                TransferFields.URGENCY, request.urgency().wireName(), TransferFields.QUEUE, queue,
                TransferFields.REQUESTED_AT, Long.toString(now.toEpochMilli()), TransferFields.REQUEST, json(request)));
        if (request.department() != null) {
            fields.put(TransferFields.DEPARTMENT, request.department());
        }
        if (traceparent != null) {
            fields.put(TransferFields.TRACEPARENT, traceparent);
        }
        write(request.callId(), fields);
    }

    public void logged(String callId, String interactionId) {
        write(callId, Map.of(TransferFields.INTERACTION_ID, interactionId));
    }

    public void became(String callId, TransferState state, Instant now) {
        write(callId, state == TransferState.QUEUED
                ? Map.of(TransferFields.STATE, state.name(), TransferFields.QUEUED_AT, Long.toString(now.toEpochMilli()))
                : Map.of(TransferFields.STATE, state.name()));
    }

    /** @return the call's transfer, empty when none was asked for or it can't be read */
    public Optional<Transfer> find(String callId) {
        Map<String, String> fields = hashes.hgetall(new CallKeys(callId).transfer());
        String request = fields.get(TransferFields.REQUEST);
        if (request == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Transfer(TransferState.valueOf(fields.get(TransferFields.STATE)), fields.get(TransferFields.QUEUE),
                    EventCodec.mapper().readValue(request, EscalationRequested.class), fields));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept escalation can't be read", e);
        }
    }

    private void write(String callId, Map<String, String> fields) {
        String key = new CallKeys(callId).transfer();
        hashes.hset(key, fields);
        keys.expire(key, CallKeys.TTL_SECONDS);
    }

    private static String json(EscalationRequested request) {
        try {
            return EventCodec.mapper().writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an escalation has no JSON form", e);
        }
    }
}
