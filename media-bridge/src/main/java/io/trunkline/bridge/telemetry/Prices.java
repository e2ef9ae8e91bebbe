package io.trunkline.bridge.telemetry;

import io.trunkline.bridge.config.BridgeConfig;
import io.trunkline.bridge.config.BridgeConfig.Price;
import io.trunkline.call.model.Usage;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What a model's tokens cost, by the price table of the configuration. */
@Singleton
public class Prices {
    private static final Logger LOGGER = Logger.getLogger(Prices.class);
    private static final double MILLION = 1_000_000;

    private final Map<String, Price> table;

    public Prices(BridgeConfig config) {
        this.table = Map.copyOf(config.prices());
    }

    /** @return USD; 0 for a model that has no price */
    public double of(String model, Usage usage) {
        return price(model).map(price -> cost(price, usage)).orElseGet(() -> {
            LOGGER.debugf("model has no price: model=%s", model);
            return 0.0;
        });
    }

    private Optional<Price> price(String model) {
        return table.entrySet().stream().filter(entry -> matches(entry.getKey(), model))
                .max(Comparator.comparingInt(entry -> entry.getKey().length())).map(Map.Entry::getValue);
    }

    private static boolean matches(String pattern, String model) {
        return pattern.endsWith("*") ? model.startsWith(pattern.substring(0, pattern.length() - 1)) : pattern.equals(model);
    }

    private static double cost(Price price, Usage usage) {
        double full = (usage.inputText() - usage.cachedText()) * price.textIn() + (usage.inputAudio() - usage.cachedAudio()) * price.audioIn();
        double cached = (usage.cachedText() + usage.cachedAudio()) * price.cachedIn();
        return (full + cached + usage.outputText() * price.textOut() + usage.outputAudio() * price.audioOut()) / MILLION;
    }
}
