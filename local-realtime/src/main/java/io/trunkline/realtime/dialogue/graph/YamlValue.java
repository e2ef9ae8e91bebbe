package io.trunkline.realtime.dialogue.graph;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A place in a YAML file that knows its line. Scalars are text, whatever they look like: {@code yes} is "yes". */
record YamlValue(String file, Node node, Problems problems) {

    static YamlValue parse(String file, String text, Problems problems) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                throw new DialogueFileException(List.of(file + ":1: the file is empty; a dialogue has agent, start and states"));
            }
            return new YamlValue(file, root, problems);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new DialogueFileException(List.of(file + ":" + line + ": not YAML: " + e.getProblem()));
        }
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    boolean isText() {
        return node instanceof ScalarNode;
    }

    void problem(String what) {
        problems.add(this, what);
    }

    /** The text; a problem is noted when it is none. */
    String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        problem("a text is expected here");
        return "";
    }

    /** The entries of a list; a value that is no list is its own only entry. */
    List<YamlValue> list() {
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream().map(n -> new YamlValue(file, n, problems)).toList()
                : List.of(this);
    }

    /** The entries of a map in order; a problem is noted when it is none. */
    Map<String, YamlValue> map() {
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(t -> {
                YamlValue value = new YamlValue(file, t.getValueNode(), problems);
                String key = t.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                if (entries.putIfAbsent(key, value) != null) {
                    value.problem("'" + key + "' stands here twice; keep one");
                }
            });
        } else {
            problem("names with values are expected here, 'name: value'");
        }
        return entries;
    }

    /** {@link #map()} whose keys are limited; others are noted as problems. */
    Map<String, YamlValue> map(Set<String> allowed) {
        Map<String, YamlValue> entries = map();
        entries.forEach((key, value) -> {
            if (!allowed.contains(key)) {
                value.problem("'" + key + "' isn't known here; write one of " + allowed.stream().sorted().toList());
            }
        });
        return entries;
    }

    static Optional<String> text(Map<String, YamlValue> map, String key) {
        return Optional.ofNullable(map.get(key)).map(YamlValue::text).filter(t -> !t.isEmpty());
    }

    double number(double least, double most) {
        try {
            double value = Double.parseDouble(text());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, with the range
        }
        problem("a number from " + least + " to " + most + " is expected, not '" + text() + "'");
        return least;
    }
}
