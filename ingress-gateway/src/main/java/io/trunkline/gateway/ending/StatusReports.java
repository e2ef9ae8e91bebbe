package io.trunkline.gateway.ending;

import io.trunkline.contracts.redis.CallFields;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.CallStore;
import io.trunkline.gateway.context.GatewayFields;
import io.trunkline.gateway.context.UnrecordedCalls;
import io.trunkline.gateway.telemetry.CallTrace;
import io.trunkline.gateway.telemetry.GatewayMetrics;
import io.trunkline.gateway.webhook.CarrierRequest;
import io.trunkline.gateway.webhook.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What the carrier reports of a call and its streams: at least once, in any order, also after the end. Blocks: virtual threads only. */
@ApplicationScoped
public class StatusReports {
    private final CallStore store;
    private final UnrecordedCalls unrecorded;
    private final CallEnding ending;
    private final CallTrace trace;
    private final GatewayMetrics metrics;
    private final Clock clock;

    @Inject
    StatusReports(CallStore store, UnrecordedCalls unrecorded, CallEnding ending, CallTrace trace, GatewayMetrics metrics, Clock clock) {
        this.store = store;
        this.unrecorded = unrecorded;
        this.ending = ending;
        this.trace = trace;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Twilio Voice, status callback. */
    public Reply call(CarrierRequest request) {
        unrecorded.settle(request.callSid());
        Optional<String> callId = store.callIdOf(request.callSid());
        if (callId.isEmpty()) {
            return new Reply.Noted("unknown_call");
        }
        String traceparent = store.field(callId.get(), CallFields.TRACEPARENT).orElse(null);
        return trace.continued(traceparent, "call.status", () -> call(callId.get(), request));
    }

    private Reply call(String callId, CarrierRequest request) {
        if (request.callOver()) {
            return new Reply.Noted(ending.over(callId, request) ? "ended" : "late");
        }
        return new Reply.Noted(progress(callId, request) ? "noted" : "late");
    }

    /** Twilio Media Streams, stream status callback. */
    public Reply stream(CarrierRequest request) {
        return switch (request.get("StreamEvent")) {
            case "stream-started" -> {
                metrics.streamEvent("started");
                store.callIdOf(request.callSid()).map(store::load).ifPresent(this::started);
                yield new Reply.Noted("noted");
            }
            case "stream-stopped" -> {
                metrics.streamEvent("stopped");
                yield new Reply.Noted("noted");
            }
            case "stream-error" -> {
                metrics.streamEvent("error");
                yield new Reply.Noted("noted");
            }
            default -> new Reply.Noted("unrecognized");
        };
    }

    private boolean progress(String callId, CarrierRequest request) {
        String sequence = request.get("SequenceNumber");
        boolean newer = !sequence.matches("\\d{1,9}") || store.newerStatus(callId, Long.parseLong(sequence));
        if (newer && request.get("CallStatus").equals("in-progress")) {
            return store.write(callId, Map.of(CallFields.ANSWERED_AT, Long.toString(clock.millis())));
        }
        return newer;
    }

    private void started(CallContext call) {
        if (store.advance(call.callId(), GatewayFields.RINGING, GatewayFields.STREAMING)) {
            metrics.setUp(clock.millis() - call.createdAt());
        }
    }
}
