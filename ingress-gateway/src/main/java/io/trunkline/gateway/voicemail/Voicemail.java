package io.trunkline.gateway.voicemail;

import io.trunkline.catalog.line.Line;
import io.trunkline.catalog.line.Phrase;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.redis.CallFields;
import io.trunkline.gateway.config.PublicUrls;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.CallStore;
import io.trunkline.gateway.context.GatewayFields;
import io.trunkline.gateway.events.CallEvents;
import io.trunkline.gateway.lines.Routing;
import io.trunkline.gateway.telemetry.GatewayMetrics;
import io.trunkline.gateway.twiml.Twiml;
import io.trunkline.gateway.twiml.VoicemailTwiml;
import io.trunkline.gateway.webhook.CarrierRequest;
import io.trunkline.gateway.webhook.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Messages that callers leave. The carrier keeps them; that there is one is said once, by its word that it is stored, which comes whether the caller
 * pressed a key at the end or hung up. Blocks: virtual threads only.
 */
@ApplicationScoped
public class Voicemail {
    private static final int SAID_NOTHING = 2;

    private final CallStore store;
    private final CallEvents events;
    private final Routing routing;
    private final PublicUrls urls;
    private final GatewayMetrics metrics;
    private final Clock clock;

    @Inject
    Voicemail(CallStore store, CallEvents events, Routing routing, PublicUrls urls, GatewayMetrics metrics, Clock clock) {
        this.store = store;
        this.events = events;
        this.routing = routing;
        this.urls = urls;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @return the TwiML that takes a message */
    public String ask(CallContext call, Line line) {
        return ask(call, line, Optional.empty());
    }

    /** @param before said first, if anything */
    public String ask(CallContext call, Line line, Optional<String> before) {
        store.write(call.callId(), Map.of(CallFields.STATE, GatewayFields.VOICEMAIL));
        String words = before.map(text -> text + " ").orElse("") + line.words(Phrase.VOICEMAIL);
        return VoicemailTwiml.of(new VoicemailTwiml.Message(words, line.overflow().voicemail(), urls.voicemail(call.callId(), 1),
                urls.voicemail(call.callId(), SAID_NOTHING), urls.recordingStatus()));
    }

    /** The message was taken, or nothing was said. */
    public Reply whatNext(CallContext call, CarrierRequest request) {
        Line line = routing.line(call.line()).orElseThrow();
        if (request.number() != SAID_NOTHING) {
            return new Reply.Instructions(Twiml.sayAndHangUp(line.words(Phrase.VOICEMAIL_TAKEN)), "answered");
        }
        store.write(call.callId(), Map.of(CallFields.STATE, GatewayFields.NO_MESSAGE));
        return new Reply.Instructions(Twiml.sayAndHangUp(line.words(Phrase.VOICEMAIL_EMPTY)), "answered");
    }

    /** The carrier's word on a recording (Twilio Voice, recording status callback); also after the call's end, and more than once. */
    public Reply stored(CarrierRequest request) {
        Optional<CallContext> call = store.callIdOf(request.callSid()).map(store::load).filter(CallContext::exists);
        if (call.isEmpty() || !request.get("RecordingStatus").equals("completed")) {
            return new Reply.Noted(call.isEmpty() ? "unknown_call" : "noted");
        }
        return new Reply.Noted(store.claim(call.get().callId(), GatewayFields.MESSAGE_STORED, "1") && told(call.get(), request) ? "noted" : "late");
    }

    private boolean told(CallContext call, CarrierRequest request) {
        String seconds = request.get("RecordingDuration");
        events.publish(new ControlEvent.VoicemailLeft(call.callId(), clock.instant(), call.line(), call.department(), call.callSid(),
                call.caller().withoutPersonalData(), request.get("RecordingUrl"),
                seconds.matches("\\d{1,6}") ? Long.parseLong(seconds) * 1000 : 0));
        metrics.overflow("voicemail_left");
        return true;
    }
}
