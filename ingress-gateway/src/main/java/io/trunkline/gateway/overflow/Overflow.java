package io.trunkline.gateway.overflow;

import io.trunkline.catalog.line.Line;
import io.trunkline.catalog.line.Overflow.Step;
import io.trunkline.catalog.line.Phrase;
import io.trunkline.contracts.redis.CallFields;
import io.trunkline.gateway.classic.ClassicMenus;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.CallStore;
import io.trunkline.gateway.context.GatewayFields;
import io.trunkline.gateway.placement.Connecting.Connected;
import io.trunkline.gateway.placement.Connecting.Wanted;
import io.trunkline.gateway.placement.Placed;
import io.trunkline.gateway.queue.Operator;
import io.trunkline.gateway.telemetry.GatewayMetrics;
import io.trunkline.gateway.voicemail.Voicemail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Takes a caller for whom there is no voice agent through the steps of their line, to a person after the last. Blocks: virtual threads only. */
@ApplicationScoped
public class Overflow {
    private final CallStore store;
    private final Hold hold;
    private final CallBack callBack;
    private final Voicemail voicemail;
    private final Operator operator;
    private final ClassicMenus classic;
    private final GatewayMetrics metrics;

    @Inject
    Overflow(CallStore store, Hold hold, CallBack callBack, Voicemail voicemail, Operator operator, ClassicMenus classic, GatewayMetrics metrics) {
        this.store = store;
        this.hold = hold;
        this.callBack = callBack;
        this.voicemail = voicemail;
        this.operator = operator;
        this.classic = classic;
        this.metrics = metrics;
    }

    /** A new call found no voice agent. @return the TwiML to answer with */
    public String begin(Wanted wanted, Line line, Connected.Nowhere nowhere) {
        if (nowhere.reason().equals(Placed.PROVIDER_DOWN)) {
            metrics.overflow("classic");
            return classic.open(wanted.call(), line);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(GatewayFields.OVERFLOW_REASON, nowhere.reason());
        fields.put(CallFields.AGENT, wanted.agent());
        fields.put(CallFields.DEPARTMENT, wanted.department());
        store.write(wanted.call().callId(), fields);
        return step(store.load(wanted.call().callId()), line, 0);
    }

    /** The step a caller is in came to nothing, or they want another. */
    String next(CallContext call, Line line) {
        return step(call, line, done(call) + 1);
    }

    /** @param done so many steps came to nothing */
    private String step(CallContext call, Line line, int done) {
        store.write(call.callId(), Map.of(GatewayFields.OVERFLOW_STEP, Integer.toString(done)));
        Optional<Step> step = line.overflow().after(done);
        if (step.isEmpty()) {
            return operator(call, line);
        }
        return switch (step.get()) {
            case HOLD -> hold.begin(call, line).map(twiml -> counted("hold", twiml)).orElseGet(() -> step(call, line, done + 1));
            case CALL_BACK -> counted("call_back", callBack.offer(call, line));
            case OPERATOR -> operator(call, line);
            case VOICEMAIL -> counted("voicemail", voicemail.ask(call, line));
        };
    }

    /** A person, whatever the line's steps are. */
    String operator(CallContext call, Line line) {
        String reason = call.call().getOrDefault(GatewayFields.OVERFLOW_REASON, "all_full");
        boolean first = done(call) == 0 && !call.state().equals(GatewayFields.HOLDING);
        String words = (first ? line.words(Phrase.BUSY) + " " : "") + line.words(Phrase.OPERATOR);
        return counted("operator", operator.queue(call, new Operator.Why(reason, words)));
    }

    private String counted(String step, String twiml) {
        metrics.overflow(step);
        return twiml;
    }

    private static int done(CallContext call) {
        String done = call.call().getOrDefault(GatewayFields.OVERFLOW_STEP, "0");
        return done.matches("\\d{1,3}") ? Integer.parseInt(done) : 0;
    }
}
