package io.trunkline.realtime.dialogue.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads steps: a state's name alone goes there; otherwise a list of {@code verb: …}, each with its {@code when}. */
final class StepReader {

    private static final List<String> VERBS = List.of("say", "set", "clear", "try_other", "call", "go");
    private static final Set<String> KEYS =
            Set.of("say", "set", "clear", "try_other", "call", "go", "when", "again", "with", "as", "once");

    private StepReader() {}

    static List<Step> steps(YamlValue value) {
        return value.isText()
                ? List.of(new Step.Go(Condition.ALWAYS, value.text()))
                : value.list().stream().map(StepReader::step).flatMap(Optional::stream).toList();
    }

    private static Optional<Step> step(YamlValue value) {
        if (value.isText()) {
            return Optional.of(new Step.Go(Condition.ALWAYS, value.text()));
        }
        Map<String, YamlValue> map = value.map(KEYS);
        List<String> verbs = VERBS.stream().filter(map::containsKey).toList();
        if (verbs.size() != 1) {
            value.problem("a step has exactly one of " + VERBS + "; this one has " + verbs);
            return Optional.empty();
        }
        Condition when = map.containsKey("when") ? condition(map.get("when")) : Condition.ALWAYS;
        return Optional.of(read(verbs.getFirst(), map, when));
    }

    private static Step read(String verb, Map<String, YamlValue> map, Condition when) {
        YamlValue value = map.get(verb);
        return switch (verb) {
            case "say" -> new Step.Say(when, templates(value), Optional.ofNullable(map.get("again")).map(StepReader::template));
            case "set" -> new Step.Put(when, templateMap(value));
            case "clear" -> new Step.Clear(when, value.list().stream().map(YamlValue::text).toList());
            case "try_other" -> new Step.TryOther(when, value.text());
            case "call" -> new Step.Call(when, value.text(),
                    map.containsKey("with") ? templateMap(map.get("with")) : Map.of(),
                    YamlValue.text(map, "as").orElse("result.output"),
                    YamlValue.text(map, "once").filter("true"::equals).isPresent());
            case "go" -> new Step.Go(when, value.text());
            default -> throw new IllegalStateException("no such verb: " + verb);
        };
    }

    static List<Template> templates(YamlValue value) {
        return value.list().stream().map(StepReader::template).toList();
    }

    static Template template(YamlValue value) {
        Template template = new Template(value.text());
        template.fault().ifPresent(value::problem);
        return template;
    }

    private static Map<String, Template> templateMap(YamlValue value) {
        Map<String, Template> templates = new LinkedHashMap<>();
        value.map().forEach((key, text) -> templates.put(key, template(text)));
        return templates;
    }

    private static Condition condition(YamlValue value) {
        try {
            return Condition.parse(value.text());
        } catch (IllegalArgumentException e) {
            value.problem(e.getMessage());
            return Condition.ALWAYS;
        }
    }
}
