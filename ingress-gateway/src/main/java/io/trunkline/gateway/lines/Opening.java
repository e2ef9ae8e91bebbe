package io.trunkline.gateway.lines;

import io.trunkline.catalog.line.Line;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.redis.CallFields;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.GatewayFields;
import io.trunkline.gateway.events.CallEvents;
import io.trunkline.gateway.telemetry.CallTrace;
import io.trunkline.gateway.telemetry.GatewayMetrics;
import io.trunkline.gateway.webhook.CarrierRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is written down and told of a call when it rings. Any thread. */
@ApplicationScoped
class Opening {
    private final Routing routing;
    private final CallEvents events;
    private final GatewayMetrics metrics;
    private final Clock clock;

    @Inject
    Opening(Routing routing, CallEvents events, GatewayMetrics metrics, Clock clock) {
        this.routing = routing;
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @return the fields of its hash, some of them null */
    Map<String, String> fields(String callId, Line line, CarrierRequest request) {
        boolean trusted = line.trustUnattested() || CallerNumber.attested(request);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(CallFields.CALL_SID, request.callSid());
        fields.put(CallFields.ACCOUNT_SID, request.get("AccountSid"));
        fields.put(CallFields.LINE, line.number());
        fields.put(CallFields.FROM, CallerNumber.of(request.get("From")).orElse(null));
        fields.put(CallFields.TO, line.number());
        fields.put(CallFields.ATTESTATION, request.get("StirVerstat"));
        fields.put(GatewayFields.NUMBER_TRUSTED, Boolean.toString(trusted));
        fields.put(CallFields.AGENT, line.agent());
        fields.put(CallFields.STATE, GatewayFields.RINGING);
        fields.put(CallFields.CREATED_AT, Long.toString(clock.millis()));
        fields.put(CallFields.TRACEPARENT, CallTrace.begun(callId));
        fields.put(CallFields.CATALOG, routing.fingerprint());
        return fields;
    }

    void tell(CallContext call, Line line) {
        metrics.received(line.name());
        events.publish(new ControlEvent.CallReceived(call.callId(), clock.instant(), call.callSid(), line.number(), call.call().get(CallFields.ATTESTATION),
                call.caller().number() == null));
    }
}
