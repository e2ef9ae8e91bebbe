package io.trunkline.gateway.overflow;

import io.trunkline.catalog.line.Line;
import io.trunkline.catalog.line.Overflow.Step;
import io.trunkline.catalog.line.Phrase;
import io.trunkline.contracts.redis.CallFields;
import io.trunkline.gateway.config.PublicUrls;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.CallStore;
import io.trunkline.gateway.context.GatewayFields;
import io.trunkline.gateway.twiml.KeysTwiml;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a caller who holds hears: their place, how long it will take, what else they can do, music. Blocks: virtual threads only. */
@ApplicationScoped
class Hold {
    /** For a key, behind the music. */
    private static final Duration KEY = Duration.ofSeconds(1);

    private final HoldQueue queue;
    private final CallStore store;
    private final PublicUrls urls;
    private final Clock clock;

    @Inject
    Hold(HoldQueue queue, CallStore store, PublicUrls urls, Clock clock) {
        this.queue = queue;
        this.store = store;
        this.urls = urls;
        this.clock = clock;
    }

    /** @return empty when too many hold */
    Optional<String> begin(CallContext call, Line line) {
        return join(call, line).map(place -> {
            store.write(call.callId(), Map.of(CallFields.STATE, GatewayFields.HOLDING, GatewayFields.HOLDING_SINCE, place.since()));
            return twiml(call, line, place, 1);
        });
    }

    /** Still nobody. @param round how often they were told their place, this time included */
    String again(CallContext call, Line line, int round) {
        // a caller who holds keeps their place, however many hold
        return twiml(call, line, join(call, line).orElseThrow(), round);
    }

    void leave(CallContext call) {
        queue.leave(call.callId(), call.line());
    }

    /** How long they have held. */
    Duration held(CallContext call) {
        return Duration.ofMillis(Math.max(0, clock.millis() - Long.parseLong(since(call).isEmpty() ? Long.toString(clock.millis()) : since(call))));
    }

    private Optional<HoldQueue.Place> join(CallContext call, Line line) {
        boolean shared = !"line_full".equals(call.call().get(GatewayFields.OVERFLOW_REASON));
        return queue.join(call.callId(), call.line(), line.overflow().hold().most(), shared, since(call));
    }

    private static String since(CallContext call) {
        return call.call().getOrDefault(GatewayFields.HOLDING_SINCE, "");
    }

    private String twiml(CallContext call, Line line, HoldQueue.Place place, int round) {
        List<String> say = new ArrayList<>();
        if (round == 1) {
            say.add(line.words(Phrase.BUSY));
        }
        say.add(line.words(Phrase.POSITION, "position", Long.toString(place.place())));
        place.estimate().ifPresent(wait -> say.add(line.words(Phrase.ESTIMATE, "minutes", minutes(wait))));
        say.add(line.words(Phrase.HOLD));
        alternative(line).ifPresent(phrase -> say.add(line.words(phrase)));
        URI music = line.overflow().hold().music().orElse(URI.create(urls.holdMusic()));
        return KeysTwiml.of(new KeysTwiml.Question(say, Optional.of(music), 1, false, KEY, urls.hold(call.callId(), round)));
    }

    /** What 1 leads to. */
    private static Optional<Phrase> alternative(Line line) {
        return line.overflow().after(line.overflow().steps().indexOf(Step.HOLD) + 1).map(step -> switch (step) {
            case CALL_BACK -> Phrase.PRESS_FOR_CALL_BACK;
            case VOICEMAIL -> Phrase.PRESS_FOR_VOICEMAIL;
            case OPERATOR, HOLD -> Phrase.PRESS_FOR_OPERATOR;
        });
    }

    private static String minutes(Duration wait) {
        long minutes = Math.max(1, Math.round(wait.toSeconds() / 60.0));
        return minutes == 1 ? "one minute" : minutes + " minutes";
    }
}
