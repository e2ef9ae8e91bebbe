package io.trunkline.catalog.price;

import io.trunkline.catalog.Problem;
import io.trunkline.catalog.yaml.YamlFile;
import io.trunkline.catalog.yaml.YamlMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code prices.yaml}: what it says goes before the list that comes with us. */
public final class PriceReader {

    private static final String PACKAGED = "/io/trunkline/catalog/prices.yaml";
    private static final double MOST = 100_000;

    /** @return the prices of {@code text}, of the packaged list where it says nothing; problems are noted */
    public static Prices read(String name, String text, List<Problem> problems) {
        return YamlFile.parse(name, text, problems).map(root -> read(root, packaged())).orElse(Prices.NONE);
    }

    /** @return the list that comes with us */
    public static Prices packaged() {
        List<Problem> problems = new ArrayList<>();
        Prices prices = YamlFile.parse("prices.yaml", resource(), problems).map(root -> read(root, Prices.NONE)).orElse(Prices.NONE);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("packaged prices are broken: " + problems);
        }
        return prices;
    }

    private static Prices read(YamlMap root, Prices standard) {
        root.only("models", "transcription", "carrier", "compute", "platform");
        List<ModelPrice> models = new ArrayList<>();
        for (YamlMap entry : root.maps("models")) {
            ModelPrice price = model(entry);
            if (models.stream().anyMatch(other -> other.model().equals(price.model()))) {
                entry.problem("model", "`" + price.model() + "` has a price already; keep one");
            }
            models.add(price);
        }
        standard.models().stream().filter(price -> models.stream().noneMatch(own -> own.model().equals(price.model()))).toList().forEach(models::add);
        Map<String, Double> transcription = new LinkedHashMap<>(standard.transcription());
        root.map("transcription").ifPresent(all -> all.keys().forEach(model -> transcription.put(model, price(all, model, 0))));
        return new Prices(List.copyOf(models), Map.copyOf(transcription), nested(root, "carrier", "per_minute", standard.carrierPerMinute()),
                nested(root, "compute", "per_minute", standard.computePerMinute()), nested(root, "platform", "per_call", standard.platformPerCall()),
                nested(root, "platform", "per_minute", standard.platformPerMinute()));
    }

    private static ModelPrice model(YamlMap entry) {
        entry.only("model", "text_in", "text_cached", "text_out", "audio_in", "audio_cached", "audio_out");
        for (String key : List.of("text_in", "text_out", "audio_in", "audio_out")) {
            if (!entry.has(key)) {
                entry.problem(key, "`" + key + "` is missing: USD per million tokens, 0 for nothing");
            }
        }
        double textIn = price(entry, "text_in", 0);
        double audioIn = price(entry, "audio_in", 0);
        return new ModelPrice(entry.text("model", "my-model*"), textIn, price(entry, "text_cached", textIn), price(entry, "text_out", 0), audioIn,
                price(entry, "audio_cached", audioIn), price(entry, "audio_out", 0));
    }

    private static double nested(YamlMap root, String part, String key, double otherwise) {
        return root.map(part).map(map -> {
            map.only(part.equals("platform") ? new String[] {"per_call", "per_minute"} : new String[] {"per_minute"});
            return price(map, key, otherwise);
        }).orElse(otherwise);
    }

    private static double price(YamlMap map, String key, double otherwise) {
        return map.number(key, otherwise, 0, MOST);
    }

    private static String resource() {
        try (InputStream in = PriceReader.class.getResourceAsStream(PACKAGED)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PriceReader() {
    }
}
