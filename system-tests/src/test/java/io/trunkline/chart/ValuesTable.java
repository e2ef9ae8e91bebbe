package io.trunkline.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The chart's values as a table: each key of {@code values.yaml} with its default and the comment above it. */
final class ValuesTable {
    private static final Pattern COMMENT = Pattern.compile(" *# ?(.*)");
    private static final Pattern KEY = Pattern.compile("( *)([A-Za-z][A-Za-z0-9]*):(?: +(.*))?");

    /**
     * One value, or a group of them.
     *
     * @param path  as {@code --set} takes it
     * @param value its default as YAML; empty for a group
     * @param words the comment above it; empty if there is none
     */
    record Row(String path, String value, String words) {
        boolean group() {
            return value.isEmpty();
        }

        private String line() {
            String shown = group() ? "" : "`" + value + "`";
            return "| `" + path + "` | " + shown + " | " + words.replace("|", "\\|").replace("<", "&lt;") + " |";
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private final List<String> comment = new ArrayList<>();

    /** @param yaml a block mapping by two spaces a level; lists and what is in braces count as one value */
    static List<Row> rows(String yaml) {
        ValuesTable table = new ValuesTable();
        yaml.lines().forEach(table::read);
        return table.rows;
    }

    /** @return the rows in Markdown */
    static String markdown(List<Row> rows) {
        return rows.stream().map(Row::line).collect(Collectors.joining("\n", "| value | default | meaning |\n|---|---|---|\n", "\n"));
    }

    private void read(String line) {
        Matcher said = COMMENT.matcher(line);
        Matcher key = KEY.matcher(line);
        if (said.matches()) {
            comment.add(said.group(1).strip());
        } else if (key.matches()) {
            add(key.group(1).length() / 2, key.group(2), key.group(3) == null ? "" : key.group(3));
        } else if (line.isBlank()) {
            // a comment that stands alone is about the file
            comment.clear();
        } else {
            throw new IllegalArgumentException("not a line of values the table can hold: " + line);
        }
    }

    private void add(int level, String name, String value) {
        path.subList(level, path.size()).clear();
        path.add(name);
        rows.add(new Row(String.join(".", path), value, String.join(" ", comment)));
        comment.clear();
    }
}
