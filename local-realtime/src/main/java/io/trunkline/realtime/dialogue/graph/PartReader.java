package io.trunkline.realtime.dialogue.graph;

import io.trunkline.speech.Vocabulary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the parts of a dialogue file that stand by themselves: intents, slots, states, tuning. */
final class PartReader {

    private static final Set<String> STATE_KEYS =
            Set.of("do", "ask", "hear", "then", "on", "results", "lost", "vocabulary", "fixed", "end");
    private static final Vocabulary NUMBERS = Vocabulary.hinted("numbers", List.of("one", "two", "three", "four", "five", "six", "seven",
            "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
            "hundred", "thousand", "dollar", "dollars", "cents", "charge", "month", "authorized"));
    private static final Map<String, Vocabulary> VOCABULARIES = Map.of("open", Vocabulary.OPEN, "spelled", Vocabulary.SPELLED,
            "digits", Vocabulary.DIGITS, "amount", Vocabulary.AMOUNT, "numbers", NUMBERS, "yes_no", Vocabulary.YES_NO);

    private PartReader() {}

    static Intent intent(String name, YamlValue value) {
        Map<String, YamlValue> map = value.map(Set.of("examples", "keywords", "least"));
        Map<String, Double> keywords = new LinkedHashMap<>();
        if (map.containsKey("keywords")) {
            map.get("keywords").map().forEach((word, weight) -> keywords.put(word.toLowerCase(Locale.ROOT), weight.number(0, 1)));
        }
        List<String> examples =
                map.containsKey("examples") ? map.get("examples").list().stream().map(YamlValue::text).toList() : List.of();
        if (examples.isEmpty() && keywords.isEmpty()) {
            value.problem("'" + name + "' can't be understood; give it examples: [\"what a caller would say\", …]");
        }
        return new Intent(name, examples, keywords, map.containsKey("least") ? map.get("least").number(0, 1) : 0);
    }

    static Slot slot(String name, YamlValue value) {
        Map<String, YamlValue> map = value.map(Set.of("type", "shapes", "alike", "least", "most"));
        return switch (YamlValue.text(map, "type").orElse("")) {
            case "code" -> new Slot.Code(name, shapes(value, map), map.containsKey("alike") ? (int) map.get("alike").number(0, 20) : 0);
            case "amount" -> new Slot.Amount(name);
            case "period" -> new Slot.Period(name);
            case "digits" -> new Slot.Digits(name, whole(map, "least", 1), whole(map, "most", 20));
            case "words" -> new Slot.Words(name);
            default -> {
                value.problem("slot '" + name + "' needs type: code, amount, period, digits or words");
                yield new Slot.Words(name);
            }
        };
    }

    private static List<String> shapes(YamlValue value, Map<String, YamlValue> map) {
        List<String> shapes = map.containsKey("shapes") ? map.get("shapes").list().stream().map(YamlValue::text).toList() : List.of();
        if (shapes.isEmpty() || !shapes.stream().allMatch(s -> s.matches("[A9]{3,16}"))) {
            value.problem("a code needs shapes of A (letter) and 9 (digit), e.g. shapes: [AA9999]");
        }
        return shapes;
    }

    private static int whole(Map<String, YamlValue> map, String key, int usual) {
        return map.containsKey(key) ? (int) map.get(key).number(1, 1000) : usual;
    }

    static Tuning tuning(YamlValue value) {
        Map<String, YamlValue> map = value.map(Set.of("threshold", "sure", "margin", "turns", "visits"));
        return new Tuning(
                map.containsKey("threshold") ? map.get("threshold").number(0, 1) : Tuning.USUAL.threshold(),
                map.containsKey("sure") ? map.get("sure").number(0, 1) : Tuning.USUAL.sure(),
                map.containsKey("margin") ? map.get("margin").number(0, 1) : Tuning.USUAL.margin(),
                whole(map, "turns", Tuning.USUAL.turns()),
                whole(map, "visits", Tuning.USUAL.visits()));
    }

    static State state(String name, YamlValue value) {
        Map<String, YamlValue> map = value.map(STATE_KEYS);
        List<Template> ask = map.containsKey("ask") ? StepReader.templates(map.get("ask")) : List.of();
        boolean asksOnce = ask.size() == 1 && !flag(map, "end");
        if (asksOnce) {
            value.problem("state '" + name + "' needs a second way to ask: the same words wouldn't be understood either");
        }
        return new State(name, steps(map, "do"), ask, YamlValue.text(map, "hear"), YamlValue.text(map, "then"), on(map),
                steps(map, "results"), YamlValue.text(map, "lost"), vocabulary(map), flag(map, "fixed"), flag(map, "end"));
    }

    static Map<String, List<Step>> on(Map<String, YamlValue> map) {
        return map.containsKey("on") ? rules(map.get("on")) : Map.of();
    }

    static Map<String, List<Step>> rules(YamlValue value) {
        Map<String, List<Step>> rules = new LinkedHashMap<>();
        value.map().forEach((key, steps) -> rules.put(key, StepReader.steps(steps)));
        return rules;
    }

    private static List<Step> steps(Map<String, YamlValue> map, String key) {
        return Optional.ofNullable(map.get(key)).map(StepReader::steps).orElse(List.of());
    }

    private static boolean flag(Map<String, YamlValue> map, String key) {
        return YamlValue.text(map, key).filter("true"::equals).isPresent();
    }

    private static Vocabulary vocabulary(Map<String, YamlValue> map) {
        String name = YamlValue.text(map, "vocabulary").orElse("open");
        if (!VOCABULARIES.containsKey(name)) {
            map.get("vocabulary").problem("'" + name + "' isn't a vocabulary; write one of " + VOCABULARIES.keySet().stream().sorted().toList());
        }
        return VOCABULARIES.getOrDefault(name, Vocabulary.OPEN);
    }
}
