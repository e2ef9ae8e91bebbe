package io.trunkline.gateway.overflow;

import io.trunkline.catalog.line.Line;
import io.trunkline.catalog.line.Phrase;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.redis.CallFields;
import io.trunkline.gateway.config.PublicUrls;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.CallStore;
import io.trunkline.gateway.context.GatewayFields;
import io.trunkline.gateway.events.CallEvents;
import io.trunkline.gateway.lines.CallerNumber;
import io.trunkline.gateway.telemetry.GatewayMetrics;
import io.trunkline.gateway.twiml.KeysTwiml;
import io.trunkline.gateway.twiml.Twiml;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Offers to call back: which number, and the promise. Blocks: virtual threads only. */
@ApplicationScoped
class CallBack {
    private static final Duration KEY = Duration.ofSeconds(6);
    private static final int SPOKEN_DIGITS = 4;

    private final CallStore store;
    private final CallEvents events;
    private final PublicUrls urls;
    private final GatewayMetrics metrics;
    private final Clock clock;

    @Inject
    CallBack(CallStore store, CallEvents events, PublicUrls urls, GatewayMetrics metrics, Clock clock) {
        this.store = store;
        this.events = events;
        this.urls = urls;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** What a question is about; its name in small letters stands in the URL. */
    enum About { OFFER, NUMBER, CHECK }

    /** The first question: that for a number where we don't know the caller's. */
    String offer(CallContext call, Line line) {
        store.write(call.callId(), Map.of(CallFields.STATE, GatewayFields.RINGING));
        return ask(call, line, call.caller().number() == null ? About.NUMBER : About.OFFER, 1, Optional.empty());
    }

    /** @param before said first, if anything */
    String ask(CallContext call, Line line, About about, int round, Optional<Phrase> before) {
        List<String> say = new ArrayList<>();
        before.ifPresent(phrase -> say.add(line.words(phrase)));
        say.add(switch (about) {
            case OFFER -> line.words(Phrase.CALL_BACK_OFFER, "number", spoken(lastOf(call.caller().number())));
            case NUMBER -> line.words(Phrase.CALL_BACK_NUMBER);
            case CHECK -> line.words(Phrase.CALL_BACK_CHECK, "number", spoken(entered(call)));
        });
        boolean number = about == About.NUMBER;
        String url = urls.callBack(call.callId(), about.name().toLowerCase(Locale.ROOT), round);
        return KeysTwiml.of(new KeysTwiml.Question(say, Optional.empty(), number ? 0 : 1, number, KEY, url));
    }

    /** Keeps what was entered. @return whether it is a number that can be called */
    boolean enter(CallContext call, String digits) {
        Optional<String> number = CallerNumber.entered(digits, call.line());
        number.ifPresent(e164 -> store.write(call.callId(), Map.of(CallFields.CALL_BACK_NUMBER, e164)));
        return number.isPresent();
    }

    static String entered(CallContext call) {
        return call.call().getOrDefault(CallFields.CALL_BACK_NUMBER, "");
    }

    String promise(CallContext call, Line line, String number) {
        store.write(call.callId(), Map.of(CallFields.STATE, GatewayFields.CALL_BACK, CallFields.CALL_BACK_NUMBER, number));
        events.publish(new ControlEvent.CallBackRequested(call.callId(), clock.instant(), call.line(), call.department(), "*" + lastOf(number),
                call.caller().withoutPersonalData(), Math.max(0, clock.millis() - call.createdAt())));
        metrics.overflow("call_back_promised");
        return Twiml.sayAndHangUp(line.words(Phrase.CALL_BACK_PROMISED));
    }

    private static String lastOf(String number) {
        return number.substring(Math.max(0, number.length() - SPOKEN_DIGITS));
    }

    /** Digit by digit, as a person would. */
    private static String spoken(String number) {
        return number.chars().filter(Character::isDigit).mapToObj(Character::toString).collect(Collectors.joining(" "));
    }
}
