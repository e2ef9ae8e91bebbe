package io.trunkline.gateway.placement;

import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.redis.BridgeAnnouncement;
import io.trunkline.contracts.redis.CallFields;
import io.trunkline.contracts.stream.StreamToken;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.CallStore;
import io.trunkline.gateway.events.CallEvents;
import io.trunkline.gateway.twiml.ConnectTwiml;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts a call on a bridge and tells the carrier where its media goes. Blocks: virtual threads only. */
@ApplicationScoped
public class Connecting {
    private static final String CARRIER = "twilio";

    private final Placement placement;
    private final PlacementFromMemory fromMemory;
    private final CallStore store;
    private final StreamToken tokens;
    private final CallEvents events;
    private final ConnectTwiml twiml;
    private final Clock clock;

    @Inject
    Connecting(Placement placement, PlacementFromMemory fromMemory, CallStore store, StreamToken tokens, CallEvents events, ConnectTwiml twiml, Clock clock) {
        this.placement = placement;
        this.fromMemory = fromMemory;
        this.store = store;
        this.tokens = tokens;
        this.events = events;
        this.twiml = twiml;
        this.clock = clock;
    }

    /**
     * @param call       as it is; who calls and on which line is taken from it
     * @param agent      the voice agent to answer
     * @param department chosen, null if none
     * @param attempt    which stream of the call this is, from 1
     * @param before     where the call was and how often it was lost, null for the first stream
     * @param say        spoken before, if anything
     */
    public record Wanted(CallContext call, String agent, String department, int attempt, Placement.Before before, Optional<String> say) {}

    /** What came of it. */
    public sealed interface Connected {
        /** The TwiML to answer with. */
        record Streaming(String twiml) implements Connected {}

        /** There is no voice agent; {@code reason} as of {@link Placed.Nowhere}. */
        record Nowhere(String reason) implements Connected {}
    }

    public Connected connect(Wanted wanted) {
        return connect(wanted, fields -> store.write(wanted.call().callId(), fields));
    }

    /** @param kept told what is to be written of the call before the carrier is answered */
    public Connected connect(Wanted wanted, Consumer<Map<String, String>> kept) {
        return connected(wanted, placement.place(placeCall(wanted), wanted.before()), kept);
    }

    /** While Redis is away: on a bridge that is remembered. @param kept told what is to be written of the call later */
    public Connected connectFromMemory(Wanted wanted, Consumer<Map<String, String>> kept) {
        return connected(wanted, fromMemory.place(placeCall(wanted)), kept);
    }

    private Connected connected(Wanted wanted, Placed placed, Consumer<Map<String, String>> written) {
        return switch (placed) {
            case Placed.On on -> {
                written.accept(fields(wanted, on));
                yield new Connected.Streaming(told(wanted, on));
            }
            case Placed.Nowhere nowhere -> new Connected.Nowhere(nowhere.reason());
        };
    }

    private static Map<String, String> fields(Wanted wanted, Placed.On on) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(CallFields.BRIDGE, on.bridge().bridge());
        fields.put(CallFields.AGENT, wanted.agent());
        fields.put(CallFields.DEPARTMENT, wanted.department());
        fields.put(CallFields.ATTEMPT, Integer.toString(wanted.attempt()));
        if (wanted.before() != null) {
            fields.put(CallFields.LOSSES, Integer.toString(wanted.before().losses()));
        }
        return fields;
    }

    private String told(Wanted wanted, Placed.On on) {
        BridgeAnnouncement bridge = on.bridge();
        CallContext call = wanted.call();
        events.publish(new ControlEvent.CallPlaced(call.callId(), clock.instant(), bridge.bridge(), wanted.agent(), wanted.attempt()));
        String url = bridge.publicUrl().replaceAll("/+$", "") + "/media/" + bridge.bridge() + "/" + CARRIER;
        return twiml.of(new ConnectTwiml.MediaLeg(call.callId(), bridge.bridge(), wanted.attempt(), url, wanted.say(), parameters(wanted, on)));
    }

    private Map<String, String> parameters(Wanted wanted, Placed.On on) {
        CallContext call = wanted.call();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("callId", call.callId());
        parameters.put("token", tokens.issue(new StreamToken.Binding(call.callId(), on.bridge().bridge(), call.callSid()), on.nowMillis()));
        parameters.put("line", call.line());
        parameters.put("call_sid", call.callSid());
        parameters.put("from", Optional.ofNullable(call.caller().number()).orElse("anonymous"));
        parameters.put("to", call.call().get(CallFields.TO));
        parameters.put("department", Optional.ofNullable(wanted.department()).orElse("none"));
        if (call.language() != null) {
            parameters.put("language", call.language());
        }
        parameters.put("traceparent", call.call().get(CallFields.TRACEPARENT));
        return parameters;
    }

    private PlaceCall placeCall(Wanted wanted) {
        CallContext call = wanted.call();
        return new PlaceCall(call.callId(), call.callSid(), CARRIER, call.line(), wanted.department(), wanted.agent(), call.caller(),
                call.numberTrusted(), wanted.attempt(), call.call().get(CallFields.TRACEPARENT), call.createdAt(), call.language());
    }
}
