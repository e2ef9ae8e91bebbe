package io.trunkline.catalog.line;

import io.trunkline.catalog.yaml.DidYouMean;
import io.trunkline.catalog.yaml.YamlMap;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads of a line what happens when there is no voice agent for a caller. */
final class OverflowReader {
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(3);
    /** A message may be as long, and callers may hold as long, as a carrier and a caller bear. */
    private static final Duration BEARABLE = Duration.ofMinutes(30);
    private static final Duration LONGEST_MESSAGE = Duration.ofMinutes(2);
    private static final int MOST = 20;
    private static final int MOST_OF_ALL = 1000;
    private static final List<String> STEPS = Arrays.stream(Overflow.Step.values()).map(step -> word(step)).toList();
    private static final List<String> PHRASES = Arrays.stream(Phrase.values()).map(phrase -> word(phrase)).toList();

    static Overflow read(YamlMap line) {
        List<Overflow.Step> steps = steps(line);
        if (line.has("hold") && !steps.contains(Overflow.Step.HOLD)) {
            line.problem("hold", "nobody holds on this line; add `hold` to its `overflow: [hold, operator]`");
        }
        if (line.has("voicemail") && !steps.contains(Overflow.Step.VOICEMAIL)) {
            line.problem("voicemail", "nobody can leave a message on this line; add `voicemail` to its `overflow: [operator, voicemail]`");
        }
        Duration message = line.map("voicemail").map(voicemail -> bounded(voicemail.only("longest"), LONGEST_MESSAGE)).orElse(LONGEST_MESSAGE);
        return new Overflow(steps, line.map("hold").map(OverflowReader::hold).orElse(new Overflow.Hold(LONGEST_HOLD, MOST, Optional.empty())), message);
    }

    private static List<Overflow.Step> steps(YamlMap line) {
        List<Overflow.Step> steps = new ArrayList<>();
        for (String word : line.texts("overflow")) {
            int at = STEPS.indexOf(word);
            if (at < 0) {
                line.problem("overflow", "there is no step `" + word + "`" + DidYouMean.hint(word, STEPS) + "; write some of " + String.join(", ", STEPS)
                        + " in the order they are to be offered");
            } else if (steps.contains(Overflow.Step.values()[at])) {
                line.problem("overflow", "`" + word + "` is there twice; keep the first");
            } else if (steps.contains(Overflow.Step.VOICEMAIL)) {
                line.problem("overflow", "`" + word + "` stands behind `voicemail`, after which the call is over; put it before");
            } else {
                steps.add(Overflow.Step.values()[at]);
            }
        }
        return steps.isEmpty() ? List.of(Overflow.Step.OPERATOR) : List.copyOf(steps);
    }

    private static Overflow.Hold hold(YamlMap hold) {
        hold.only("longest", "most", "music");
        return new Overflow.Hold(bounded(hold, LONGEST_HOLD), (int) hold.number("most", MOST, 1, MOST_OF_ALL), hold.optionalText("music").flatMap(text -> music(hold, text)));
    }

    private static Optional<URI> music(YamlMap hold, String text) {
        if (!text.matches("https?://[^\\s]+")) {
            hold.problem("music", "`music: " + text + "` must be the address of a sound file that the carrier can fetch, such as `https://www.example.com/hold.mp3`");
            return Optional.empty();
        }
        return Optional.of(URI.create(text));
    }

    private static Duration bounded(YamlMap map, Duration otherwise) {
        Duration longest = map.duration("longest", otherwise);
        if (longest.isZero() || longest.compareTo(BEARABLE) > 0) {
            map.problem("longest", "`longest` is between 1s and " + BEARABLE.toMinutes() + "m");
        }
        return longest;
    }

    /** @return all phrases of the line: its own words, else the usual ones */
    static Map<Phrase, String> words(YamlMap line) {
        Map<Phrase, String> words = new EnumMap<>(Phrase.class);
        for (Phrase phrase : Phrase.values()) {
            words.put(phrase, phrase.usual());
        }
        line.map("words").ifPresent(own -> own.keys().forEach(key -> {
            int at = PHRASES.indexOf(key);
            if (at < 0) {
                own.problem(key, "there are no words for `" + key + "`" + DidYouMean.hint(key, PHRASES) + "; known here: " + String.join(", ", PHRASES));
            } else {
                words.put(Phrase.values()[at], own.text(key, "\"" + Phrase.values()[at].usual() + "\""));
            }
        }));
        return Map.copyOf(words);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private OverflowReader() {
    }
}
