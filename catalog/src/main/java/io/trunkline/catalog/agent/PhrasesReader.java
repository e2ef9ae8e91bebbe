package io.trunkline.catalog.agent;

import io.trunkline.catalog.Problem;
import io.trunkline.catalog.agent.Conduct.Phrases;
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

/** Reads {@code phrases} of a voice agent over those that come with us, language by language. */
final class PhrasesReader {

    private static final String PACKAGED = "/io/trunkline/catalog/phrases.yaml";
    private static final String[] KEYS = {"guidance", "still_there", "call_back", "goodbye", "fillers", "budget_closing", "budget_human", "hold_on", "looked_up", "lost",
            "say_again"};
    private static final Phrases NONE = new Phrases("", "", "", "", List.of(), "", "", List.of(), List.of(), "", "");
    private static final Map<String, Phrases> STANDARD = packaged();

    static Map<String, Phrases> read(YamlMap root, List<String> languages) {
        Map<String, Phrases> phrases = new LinkedHashMap<>();
        YamlMap own = root.map("phrases").orElse(null);
        if (own != null) {
            own.only(languages.toArray(String[]::new));
        }
        for (String tag : languages) {
            Phrases standard = STANDARD.getOrDefault(tag, STANDARD.getOrDefault(tag.split("-")[0], NONE));
            Phrases all = own == null ? standard : own.map(tag).map(texts -> over(texts, standard)).orElse(standard);
            if (all.stillThere().isEmpty() || all.goodbye().isEmpty() || all.fillers().isEmpty()) {
                root.problem("languages", "no phrases for `" + tag + "` come with us; write them under `phrases: { " + tag + ": … }` with the keys "
                        + String.join(", ", KEYS));
            }
            phrases.put(tag, all);
        }
        return Map.copyOf(phrases);
    }

    private static Phrases over(YamlMap texts, Phrases standard) {
        texts.only(KEYS);
        return new Phrases(text(texts, "guidance", standard.guidance()), text(texts, "still_there", standard.stillThere()),
                text(texts, "call_back", standard.callBack()), text(texts, "goodbye", standard.goodbye()), list(texts, "fillers", standard.fillers()),
                text(texts, "budget_closing", standard.budgetClosing()), text(texts, "budget_human", standard.budgetHuman()),
                list(texts, "hold_on", standard.holdOn()), list(texts, "looked_up", standard.lookedUp()),
                text(texts, "lost", standard.lost()), text(texts, "say_again", standard.sayAgain()));
    }

    private static String text(YamlMap texts, String key, String otherwise) {
        return texts.optionalText(key).filter(text -> !text.isBlank()).orElse(otherwise);
    }

    private static List<String> list(YamlMap texts, String key, List<String> otherwise) {
        return texts.has(key) ? texts.texts(key) : otherwise;
    }

    private static Map<String, Phrases> packaged() {
        List<Problem> problems = new ArrayList<>();
        Map<String, Phrases> phrases = new LinkedHashMap<>();
        YamlFile.parse("phrases.yaml", resource(), problems)
                .ifPresent(all -> all.keys().forEach(tag -> all.map(tag).ifPresent(texts -> phrases.put(tag, over(texts, NONE)))));
        if (!problems.isEmpty()) {
            throw new IllegalStateException("packaged phrases are broken: " + problems);
        }
        return Map.copyOf(phrases);
    }

    private static String resource() {
        try (InputStream in = PhrasesReader.class.getResourceAsStream(PACKAGED)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PhrasesReader() {
    }
}
