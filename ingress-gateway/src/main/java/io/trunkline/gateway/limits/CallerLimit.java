package io.trunkline.gateway.limits;

import io.trunkline.catalog.Catalog;
import io.trunkline.catalog.line.Phrase;
import io.trunkline.gateway.config.GatewayConfig;
import io.trunkline.gateway.context.CallStore;
import io.trunkline.gateway.lines.CallerNumber;
import io.trunkline.gateway.twiml.Twiml;
import io.trunkline.gateway.webhook.CarrierRequest;
import io.trunkline.gateway.webhook.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Lets one number call only so often; it hears so otherwise. Callers who withhold their number aren't told apart, so they aren't
 * limited. Blocks: virtual threads only.
 */
@ApplicationScoped
public class CallerLimit {
    private static final Logger LOGGER = Logger.getLogger(CallerLimit.class);

    private final Catalog catalog;
    private final CallStore store;
    private final Rates rates;
    private final Rates.Rate rate;

    @Inject
    CallerLimit(Catalog catalog, CallStore store, Rates rates, GatewayConfig config) {
        this.catalog = catalog;
        this.store = store;
        this.rates = rates;
        this.rate = new Rates.Rate(config.limits().callsPerNumber(), config.limits().callsPerNumberIn());
    }

    /** @param answer for a caller who may; a webhook that comes again isn't another call */
    public Reply unlessTooOften(CarrierRequest request, Function<CarrierRequest, Reply> answer) {
        boolean may = CallerNumber.of(request.get("From"))
                .map(number -> rates.take("number", number, rate) || store.callIdOf(request.callSid()).isPresent()).orElse(true);
        if (may) {
            return answer.apply(request);
        }
        LOGGER.warnf("a number calls too often callSid=%s", request.callSid());
        String words = catalog.line(CallerNumber.dialled(request.get("To"))).map(line -> line.words(Phrase.CALLED_TOO_OFTEN)).orElseGet(Phrase.CALLED_TOO_OFTEN::usual);
        return new Reply.Instructions(Twiml.sayAndHangUp(words), "rate_limited");
    }
}
