package io.trunkline.catalog.price;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a call costs. All in USD.
 *
 * @param models             by pattern of a model's name
 * @param transcription      per minute that was transcribed, by name of the transcribing model; those billed by token stand among the models
 * @param carrierPerMinute   of a leg
 * @param computePerMinute   of our own machines, for one call
 * @param platformPerCall    whatever is paid for each call
 * @param platformPerMinute  whatever else is paid by the minute
 */
public record Prices(List<ModelPrice> models, Map<String, Double> transcription, double carrierPerMinute, double computePerMinute, double platformPerCall,
        double platformPerMinute) {

    /** Nothing costs anything. */
    public static final Prices NONE = new Prices(List.of(), Map.of(), 0, 0, 0, 0);

    /** @return the price of a model: its own name goes before patterns, a longer pattern before a shorter one */
    public Optional<ModelPrice> of(String model) {
        return models.stream().filter(price -> price.matches(model)).max(Comparator.comparing((ModelPrice price) -> price.model().equals(model))
                .thenComparing(price -> price.model().length()));
    }

    /** @return of all but models, for a call of that many seconds */
    public double ofTime(double seconds) {
        return platformPerCall + seconds / 60 * (carrierPerMinute + computePerMinute + platformPerMinute);
    }
}
