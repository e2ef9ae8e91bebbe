package io.trunkline.gateway.lines;

import io.trunkline.catalog.line.ContextAway;
import io.trunkline.catalog.line.Line;
import io.trunkline.contracts.redis.CallFields;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.GatewayFields;
import io.trunkline.gateway.context.Ulid;
import io.trunkline.gateway.context.UnrecordedCalls;
import io.trunkline.gateway.placement.Connecting;
import io.trunkline.gateway.webhook.CarrierRequest;
import io.trunkline.gateway.webhook.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Serves new callers while Redis is away, on lines that say so: by the line's voice agent on a bridge that is remembered. There is no menu, for nobody could
 * keep what was chosen. Blocks: virtual threads only.
 */
@ApplicationScoped
class WithoutContext {
    private static final int FIRST = 1;

    private final Opening opening;
    private final Connecting connecting;
    private final UnrecordedCalls unrecorded;
    private final Clock clock;

    @Inject
    WithoutContext(Opening opening, Connecting connecting, UnrecordedCalls unrecorded, Clock clock) {
        this.opening = opening;
        this.connecting = connecting;
        this.unrecorded = unrecorded;
        this.clock = clock;
    }

    /** @return empty if the line wants a person for its callers, or no bridge takes the call */
    Optional<Reply> answer(Line line, CarrierRequest request) {
        if (line.whenContextIsAway() == ContextAway.OPERATOR) {
            return Optional.empty();
        }
        return unrecorded.answer(request.callSid()).or(() -> begin(line, request)).map(twiml -> new Reply.Instructions(twiml, "without_context"));
    }

    private Optional<String> begin(Line line, CarrierRequest request) {
        String callId = Ulid.at(clock.millis());
        Map<String, String> fields = opening.fields(callId, line, request);
        // the carrier's word that the stream has begun may be lost meanwhile
        fields.put(CallFields.STATE, GatewayFields.STREAMING);
        CallContext call = new CallContext(callId, new LinkedHashMap<>(fields), Map.of(), Map.of());
        var wanted = new Connecting.Wanted(call, line.agent(), null, FIRST, null, line.say());
        return switch (connecting.connectFromMemory(wanted, fields::putAll)) {
            case Connecting.Connected.Streaming streaming -> {
                opening.tell(call, line);
                fields.put(CallFields.ANSWER, streaming.twiml());
                yield Optional.of(unrecorded.keep(request.callSid(), callId, fields));
            }
            case Connecting.Connected.Nowhere nowhere -> Optional.empty();
        };
    }
}
