package io.trunkline.bridge.telemetry;

import io.trunkline.call.model.Usage;
import io.trunkline.catalog.Catalog;
import io.trunkline.catalog.price.ModelPrice;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** What a call costs, by the price table of the configuration, in USD. */
@Singleton
public class Prices {
    private static final Logger LOGGER = Logger.getLogger(Prices.class);
    private static final double MILLION = 1_000_000;

    private final io.trunkline.catalog.price.Prices table;

    public Prices(Catalog catalog) {
        this.table = catalog.prices();
    }

    /** @return of tokens, and of the minutes that {@code transcription} wrote down; 0 for a model that has no price */
    public double of(String model, String transcription, Usage usage) {
        double written = usage.transcribedSeconds() / 60 * table.transcription().getOrDefault(transcription, 0.0);
        return written + table.of(model).map(price -> tokens(price, usage)).orElseGet(() -> {
            LOGGER.debugf("model has no price: model=%s", model);
            return 0.0;
        });
    }

    /** @return of all but models, for a call of that many seconds */
    public double ofTime(double seconds) {
        return table.ofTime(seconds);
    }

    /** An amount as it is kept: US dollars with six decimals. A formatter takes a hundred times as long, at every response. */
    public static String text(double usd) {
        long millionths = Math.round(usd * MILLION);
        String fraction = Long.toString(Math.abs(millionths) % (long) MILLION + (long) MILLION).substring(1);
        return (millionths < 0 ? "-" : "") + Math.abs(millionths) / (long) MILLION + "." + fraction;
    }

    private static double tokens(ModelPrice price, Usage usage) {
        double input = (usage.inputText() - usage.cachedText()) * price.textIn() + usage.cachedText() * price.textCached()
                + (usage.inputAudio() - usage.cachedAudio()) * price.audioIn() + usage.cachedAudio() * price.audioCached();
        return (input + usage.outputText() * price.textOut() + usage.outputAudio() * price.audioOut()) / MILLION;
    }
}
