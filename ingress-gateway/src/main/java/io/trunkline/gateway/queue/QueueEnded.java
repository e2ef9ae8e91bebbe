package io.trunkline.gateway.queue;

import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.CallStore;
import io.trunkline.gateway.context.GatewayFields;
import io.trunkline.gateway.lines.Routing;
import io.trunkline.gateway.twiml.Twiml;
import io.trunkline.gateway.voicemail.Voicemail;
import io.trunkline.gateway.webhook.CarrierRequest;
import io.trunkline.gateway.webhook.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** Waiting for a human has ended (Twilio TwiML, Enqueue action). Blocks: virtual threads only. */
@ApplicationScoped
public class QueueEnded {
    private final CallStore store;
    private final Routing routing;
    private final Voicemail voicemail;

    @Inject
    QueueEnded(CallStore store, Routing routing, Voicemail voicemail) {
        this.store = store;
        this.routing = routing;
        this.voicemail = voicemail;
    }

    public Reply whatNext(CallContext call, CarrierRequest request) {
        String result = request.get("QueueResult");
        store.write(call.callId(), Map.of(GatewayFields.QUEUE_RESULT, result));
        return new Reply.Instructions(switch (result) {
            case "bridged", "bridging-in-process" -> Twiml.hangUp();
            // the leg has other instructions already
            case "redirected", "redirecting-from-bridge", "leave", "hangup" -> Twiml.nothing();
            default -> nobody(call);
        }, "answered");
    }

    private String nobody(CallContext call) {
        return routing.line(call.line()).filter(line -> line.overflow().takesMessages())
                .map(line -> voicemail.ask(call, line, Optional.of("I'm sorry, nobody can take your call right now.")))
                .orElseGet(() -> Twiml.sayAndHangUp("I'm sorry, nobody can take your call right now. Please call again later. Goodbye."));
    }
}
