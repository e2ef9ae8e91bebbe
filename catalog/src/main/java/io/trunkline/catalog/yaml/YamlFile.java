package io.trunkline.catalog.yaml;

import io.trunkline.catalog.Problem;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a YAML text to nodes that know their line; problems are collected, not thrown. */
public final class YamlFile {
    private static final int MAX_CHARACTERS = 1_000_000;

    /**
     * @param name     the file's name for messages
     * @param text     its content
     * @param problems where findings go
     * @return the top-level mapping, empty (with a problem noted) when there is none
     */
    public static Optional<YamlMap> parse(String name, String text, List<Problem> problems) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(MAX_CHARACTERS);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root instanceof MappingNode mapping) {
                return Optional.of(new YamlMap(name, mapping, problems));
            }
            problems.add(new Problem(name, root == null ? 0 : root.getStartMark().getLine() + 1,
                    "expected `key: value` lines at the top of the file"));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            problems.add(new Problem(name, line, "not YAML: " + e.getProblem() + "; check indentation and quotes here"));
        } catch (YAMLException e) {
            problems.add(new Problem(name, 0, "not YAML: " + e.getMessage()));
        }
        return Optional.empty();
    }

    private YamlFile() {
    }
}
