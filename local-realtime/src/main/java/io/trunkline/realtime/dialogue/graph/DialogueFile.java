package io.trunkline.realtime.dialogue.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Reads a dialogue from YAML and checks that it can be followed: every state, slot and intent it names is there, every question
 * has other words for the second time.
 */
public final class DialogueFile {

    private static final Set<String> KEYS = Set.of("agent", "include", "start", "lost", "silent", "tuning", "silence", "waiting", "hints",
            "intents",
            "slots", "marks", "always", "states");

    private final Problems problems = new Problems();
    private final Map<String, Intent> intents = new LinkedHashMap<>();
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, Intent> marks = new LinkedHashMap<>();
    private final Map<String, List<Step>> always = new LinkedHashMap<>();
    private final Map<String, State> states = new LinkedHashMap<>();
    private final Map<String, YamlValue> places = new LinkedHashMap<>();
    private final Map<String, String> words = new LinkedHashMap<>();
    private List<Template> silence = List.of();
    private List<Template> waiting = List.of();
    private final Set<String> hints = new LinkedHashSet<>();
    private Tuning tuning = Tuning.USUAL;

    private DialogueFile() {}

    /**
     * Reads a file and what it includes.
     *
     * @param name   the file's name, for messages and as the base of {@code include}
     * @param source gives the text of a file by its name; null when there is none
     * @throws DialogueFileException telling everything that is wrong
     */
    public static Dialogue read(String name, UnaryOperator<String> source) {
        DialogueFile file = new DialogueFile();
        YamlValue root = YamlValue.parse(name, source.apply(name), file.problems);
        file.take(root, source, 0);
        Dialogue dialogue = file.dialogue(root);
        new DialogueCheck(dialogue, file.places, file.problems).run(root);
        file.problems.throwIfAny();
        return dialogue;
    }

    /** Takes what stands in a file; what is there already (the including file's) stays. */
    private void take(YamlValue root, UnaryOperator<String> source, int depth) {
        Map<String, YamlValue> map = root.map(KEYS);
        for (String key : List.of("agent", "start", "lost", "silent")) {
            YamlValue.text(map, key).ifPresent(text -> words.putIfAbsent(key, text));
        }
        each(map, "intents", (name, value) -> intents.putIfAbsent(name, PartReader.intent(name, value)));
        each(map, "slots", (name, value) -> slots.putIfAbsent(name, PartReader.slot(name, value)));
        each(map, "marks", (name, value) -> marks.putIfAbsent(name, PartReader.intent(name, value)));
        each(map, "states", (name, value) -> {
            if (states.putIfAbsent(name, PartReader.state(name, value)) == null) {
                places.put("state " + name, value);
            }
        });
        takeRules(map);
        takeManner(map);
        if (map.containsKey("include")) {
            map.get("include").list().forEach(i -> include(i, source, depth));
        }
    }

    private void takeRules(Map<String, YamlValue> map) {
        if (map.containsKey("always")) {
            PartReader.rules(map.get("always")).forEach(always::putIfAbsent);
            places.putIfAbsent("always", map.get("always"));
        }
    }

    private void takeManner(Map<String, YamlValue> map) {
        if (silence.isEmpty() && map.containsKey("silence")) {
            silence = StepReader.templates(map.get("silence"));
        }
        if (map.containsKey("hints")) {
            map.get("hints").list().forEach(word -> hints.add(word.text()));
        }
        if (waiting.isEmpty() && map.containsKey("waiting")) {
            waiting = StepReader.templates(map.get("waiting"));
        }
        if (tuning == Tuning.USUAL && map.containsKey("tuning")) {
            tuning = PartReader.tuning(map.get("tuning"));
        }
    }

    private void include(YamlValue which, UnaryOperator<String> source, int depth) {
        String text = depth > 4 ? null : source.apply(which.text());
        if (text == null) {
            which.problem("'" + which.text() + "' can't be included: no such file beside this one" + (depth > 4 ? ", or it includes itself" : ""));
        } else {
            take(YamlValue.parse(which.text(), text, problems), source, depth + 1);
        }
    }

    private static void each(Map<String, YamlValue> map, String key, BiConsumer<String, YamlValue> taker) {
        Optional.ofNullable(map.get(key)).ifPresent(value -> value.map().forEach(taker));
    }

    private Dialogue dialogue(YamlValue root) {
        List<String> missing = new ArrayList<>(List.of("agent", "start", "lost", "silent"));
        missing.removeAll(words.keySet());
        missing.forEach(key -> root.problem("'" + key + "' is missing; write " + key + ": "
                + (key.equals("agent") ? "the voice agent's name" : "a state's name")));
        return new Dialogue(words.getOrDefault("agent", ""), words.getOrDefault("start", ""), words.getOrDefault("lost", ""),
                words.getOrDefault("silent", ""), tuning, silence, waiting, List.copyOf(hints), intents, slots, marks, always, states);
    }
}
