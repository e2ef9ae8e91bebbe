package io.trunkline.catalog.line;

import io.trunkline.catalog.yaml.DidYouMean;
import io.trunkline.catalog.yaml.YamlMap;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads {@code lines.yaml}. */
public final class LineReader {
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final int MOST_CALLS = 100_000;
    private static final Pattern KEY = Pattern.compile("[1-9]");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    /**
     * @param root   the file
     * @param agents names of the voice agents there are
     * @return lines by number; problems are noted on {@code root}
     */
    public static Map<String, Line> read(YamlMap root, Collection<String> agents) {
        root.only("lines");
        Map<String, Line> lines = new LinkedHashMap<>();
        for (YamlMap entry : root.maps("lines")) {
            Line line = line(entry, agents);
            if (lines.putIfAbsent(line.number(), line) != null) {
                entry.problem("number", "the number " + line.number() + " is declared twice; keep one");
            }
        }
        if (lines.isEmpty()) {
            root.problem("lines", "there is no line; declare at least one `- number: \"+18005551234\"`");
        }
        return lines;
    }

    private static Line line(YamlMap entry, Collection<String> agents) {
        entry.only("number", "name", "company", "agent", "say", "trust_unattested", "operator_queue", "departments", "menu",
                "capacity", "overflow", "hold", "voicemail", "hours", "operator_number", "when_context_is_away", "words");
        Map<String, Department> departments = departments(entry, agents);
        Optional<Menu> menu = entry.map("menu").map(LineReader::menu);
        if (menu.isPresent() && menu.get().languages().isEmpty() && departments.values().stream().noneMatch(d -> d.key().isPresent())) {
            entry.problem("menu", "the menu leads nowhere; give at least one department a `key: \"1\"`, or the menu `languages: { \"8\": es }`");
        }
        menu.ifPresent(keys -> departments.values().stream().filter(d -> d.key().filter(keys.languages()::containsKey).isPresent())
                .forEach(d -> entry.problem("menu", "key " + d.key().get() + " is both a language's and a department's (" + d.name() + ")")));
        return new Line(entry.text("number", "\"+18005551234\"", E164), entry.text("name", "acme-main", NAME),
                entry.text("company", "Acme"), agent(entry, agents), entry.optionalText("say"),
                entry.flag("trust_unattested", false), entry.optionalText("operator_queue").orElse("operator"),
                departments, menu, capacity(entry), OverflowReader.read(entry), entry.map("hours").flatMap(HoursReader::read),
                entry.has("operator_number") ? Optional.of(entry.text("operator_number", "\"+14155550100\"", E164)) : Optional.empty(),
                entry.choice("when_context_is_away", ContextAway.class, ContextAway.OPERATOR), OverflowReader.words(entry));
    }

    private static OptionalInt capacity(YamlMap entry) {
        return entry.has("capacity") ? OptionalInt.of((int) entry.number("capacity", 1, 1, MOST_CALLS)) : OptionalInt.empty();
    }

    private static Map<String, Department> departments(YamlMap entry, Collection<String> agents) {
        Map<String, Department> departments = new LinkedHashMap<>();
        entry.map("departments").ifPresent(all -> all.keys().forEach(name -> all.map(name).ifPresent(d -> {
            d.only("agent", "queue", "key");
            Optional<String> key = d.optionalText("key");
            if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
                d.problem("key", "a department's key is one of 1 to 9; 0 is always the operator");
            }
            if (departments.values().stream().anyMatch(other -> key.isPresent() && other.key().equals(key))) {
                d.problem("key", "key " + key.get() + " is taken by another department of this line");
            }
            departments.put(name, new Department(name, agent(d, agents), d.optionalText("queue").orElse(name), key));
        })));
        return departments;
    }

    private static Menu menu(YamlMap menu) {
        menu.only("prompt", "timeout", "languages");
        Map<String, String> languages = menu.textMap("languages");
        languages.forEach((key, tag) -> {
            if (!KEY.matcher(key).matches() || !LANGUAGE.matcher(tag).matches()) {
                menu.problem("languages", "`\"" + key + "\": " + tag + "` must be a key from 1 to 9 and a language tag, such as `\"8\": es`");
            }
        });
        return new Menu(menu.text("prompt", "Press 1 for billing, 2 for refunds, or stay on the line."),
                menu.duration("timeout", Duration.ofSeconds(5)), Map.copyOf(languages));
    }

    private static String agent(YamlMap entry, Collection<String> agents) {
        String agent = entry.text("agent", "triage");
        if (!agent.isEmpty() && !agents.contains(agent)) {
            entry.problem("agent", "there is no voice agent `" + agent + "`" + DidYouMean.hint(agent, List.copyOf(agents))
                    + "; the files in agents/ declare: " + String.join(", ", agents));
        }
        return agent;
    }

    private LineReader() {
    }
}
