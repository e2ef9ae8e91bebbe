package io.trunkline.catalog.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.catalog.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of a YAML file, read key by key. A missing or wrong value becomes a {@link Problem} with its line and a
 * harmless stand-in is returned, so that all problems of a file are found in one go. Not thread-safe.
 */
public final class YamlMap {
    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m)");

    private final String file;
    private final MappingNode node;
    private final List<Problem> problems;
    private final Map<String, Node> values = new LinkedHashMap<>();

    YamlMap(String file, MappingNode node, List<Problem> problems) {
        this.file = file;
        this.node = node;
        this.problems = problems;
        for (NodeTuple tuple : node.getValue()) {
            values.put(((ScalarNode) tuple.getKeyNode()).getValue(), tuple.getValueNode());
        }
    }

    /** @return the line this mapping starts at, from 1 */
    public int line() {
        return node.getStartMark().getLine() + 1;
    }

    public Set<String> keys() {
        return values.keySet();
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** Notes a problem at the line of {@code key}, or of the mapping where the key is absent. */
    public void problem(String key, String message) {
        Node at = values.getOrDefault(key, node);
        problems.add(new Problem(file, at.getStartMark().getLine() + 1, message));
    }

    /** Notes every key that isn't in {@code known}, with the nearest known one. */
    public YamlMap only(String... known) {
        for (String key : values.keySet()) {
            if (!Set.of(known).contains(key)) {
                problem(key, "unknown key `" + key + "`" + DidYouMean.hint(key, List.of(known)) + "; known here: " + String.join(", ", known));
            }
        }
        return this;
    }

    /** @return the text of a key that must be there; "" with a problem noted otherwise */
    public String text(String key, String example) {
        Optional<String> text = optionalText(key);
        if (text.isEmpty() || text.get().isBlank()) {
            problem(key, "`" + key + "` is missing or empty; write for example `" + key + ": " + example + "`");
            return "";
        }
        return text.get();
    }

    public Optional<String> optionalText(String key) {
        Node value = values.get(key);
        if (value == null || value.getTag().equals(Tag.NULL)) {
            return Optional.empty();
        }
        if (value instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue().strip());
        }
        problem(key, "`" + key + "` must be one text, not a list or a mapping");
        return Optional.empty();
    }

    public String text(String key, String example, Pattern form) {
        String text = text(key, example);
        if (!text.isEmpty() && !form.matcher(text).matches()) {
            problem(key, "`" + key + ": " + text + "` doesn't have the form of `" + example + "`");
        }
        return text;
    }

    public boolean flag(String key, boolean otherwise) {
        return optionalText(key).map(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                problem(key, "`" + key + "` is `true` or `false`, not `" + text + "`");
                yield otherwise;
            }
        }).orElse(otherwise);
    }

    public double number(String key, double otherwise, double least, double most) {
        Optional<String> text = optionalText(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the same message: what matters is what to write instead
        }
        problem(key, "`" + key + "` is a number from " + least + " to " + most + ", not `" + text.get() + "`");
        return otherwise;
    }

    /** @return a duration such as {@code 800ms}, {@code 8s}, {@code 2m} */
    public Duration duration(String key, Duration otherwise) {
        Optional<String> text = optionalText(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        Matcher matcher = DURATION.matcher(text.get());
        if (!matcher.matches()) {
            problem(key, "`" + key + "` is a duration such as `800ms`, `8s` or `2m`, not `" + text.get() + "`");
            return otherwise;
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            default -> Duration.ofMinutes(count);
        };
    }

    /** @return the constant named by the text in lower case, as YAML authors write it */
    public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        Optional<String> text = optionalText(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text.get().replace('-', '_'))) {
                return constant;
            }
        }
        List<String> names = Arrays.stream(type.getEnumConstants()).map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
        problem(key, "`" + key + ": " + text.get() + "` is not one of " + String.join(", ", names));
        return otherwise;
    }

    /** @return the texts of a list; empty when absent */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof ScalarNode scalar) {
                texts.add(scalar.getValue().strip());
            } else {
                problems.add(new Problem(file, item.getStartMark().getLine() + 1, "each entry of `" + key + "` must be one text"));
            }
        }
        return List.copyOf(texts);
    }

    /** @return the mappings of a list; empty when absent */
    public List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof MappingNode mapping) {
                maps.add(new YamlMap(file, mapping, problems));
            } else {
                problems.add(new Problem(file, item.getStartMark().getLine() + 1, "each entry of `" + key + "` must be a mapping of `key: value` lines"));
            }
        }
        return maps;
    }

    /** @return the mapping under a key */
    public Optional<YamlMap> map(String key) {
        Node value = values.get(key);
        if (value == null || value.getTag().equals(Tag.NULL)) {
            return Optional.empty();
        }
        if (value instanceof MappingNode mapping) {
            return Optional.of(new YamlMap(file, mapping, problems));
        }
        problem(key, "`" + key + "` must be a mapping of `key: value` lines");
        return Optional.empty();
    }

    /** @return the texts of a mapping in the file's order; empty when absent */
    public Map<String, String> textMap(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        map(key).ifPresent(inner -> inner.keys().forEach(k -> inner.optionalText(k).ifPresent(v -> texts.put(k, v))));
        return texts;
    }

    /** @return whatever stands under the key as JSON, {@code null} when absent; for JSON Schemas and request bodies */
    public JsonNode json(String key) {
        Node value = values.get(key);
        return value == null ? null : YamlJson.of(value);
    }

    private List<Node> items(String key) {
        Node value = values.get(key);
        if (value == null || value.getTag().equals(Tag.NULL)) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(key, "`" + key + "` must be a list: one `- …` line per entry");
        return List.of();
    }

    @Override
    public String toString() {
        return file + ":" + line() + " " + values.keySet().stream().collect(Collectors.joining(", ", "{", "}"));
    }
}
