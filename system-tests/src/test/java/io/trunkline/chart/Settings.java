package io.trunkline.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a service can be told by its environment, read from its source: {@code application.properties}, and the typed settings
 * ({@code @ConfigMapping}) whose values have a default and no variable of another name.
 *
 * @param text       properties and code
 * @param properties variables that stand for a property named there, whatever other variable it takes its value from
 * @param defaults   variable of a typed setting, such as {@code TRUNKLINE_WAITS_START}, and its default
 */
record Settings(String text, Set<String> properties, Map<String, String> defaults) {
    private static final List<String> SERVICES = List.of("operations", "ingress-gateway", "media-bridge", "tool-service", "escalation-service");
    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([a-z.]+)\"\\)");
    private static final Pattern PROPERTY = Pattern.compile("^(trunkline\\.[a-z.-]+)=", Pattern.MULTILINE);
    private static final Pattern PART = Pattern.compile("^    interface ([A-Z][A-Za-z]*) |@WithDefault\\(\"([^\"]*)\"\\)\\s+\\S+ ([a-zA-Z]+)\\(\\);", Pattern.MULTILINE);
    private static final Pattern GROUP = Pattern.compile("^    ([A-Z][A-Za-z]*) [a-z][A-Za-z]*\\(\\);", Pattern.MULTILINE);

    static Settings read() throws IOException {
        StringBuilder all = new StringBuilder();
        Map<String, String> defaults = new TreeMap<>();
        for (String service : SERVICES) {
            for (Path file : files(Chart.REPOSITORY.resolve(service).resolve("src/main"))) {
                String text = Files.readString(file);
                all.append(text);
                typed(file, text, defaults);
            }
        }
        String text = all.toString();
        Set<String> properties = PROPERTY.matcher(text).results().map(found -> variable(found.group(1))).collect(Collectors.toCollection(TreeSet::new));
        // of each provider; its variables have names of their own
        defaults.keySet().removeIf(variable -> properties.contains(variable) || variable.startsWith("TRUNKLINE_ENTRA_"));
        return new Settings(text, properties, defaults);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java") || file.endsWith("application.properties")).toList();
        }
    }

    /** Groups of settings that stand in a file of their own beside the mapping, as if they stood in it. */
    private static String groups(Path mapping, String source) throws IOException {
        StringBuilder groups = new StringBuilder();
        for (MatchResult group : GROUP.matcher(source).results().toList()) {
            Path file = mapping.resolveSibling(group.group(1) + ".java");
            if (Files.exists(file)) {
                groups.append(Files.readString(file).replaceFirst("(?m)^public interface", "    interface"));
            }
        }
        return groups.toString();
    }

    private static void typed(Path file, String source, Map<String, String> defaults) throws IOException {
        Matcher prefix = PREFIX.matcher(source);
        if (!prefix.find()) {
            return;
        }
        String group = "";
        for (Matcher part = PART.matcher(source + groups(file, source)); part.find();) {
            if (part.group(1) == null) {
                defaults.put(variable(prefix.group(1) + group + "." + kebab(part.group(3))), part.group(2));
            } else {
                group = "." + kebab(part.group(1));
            }
        }
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String variable(String property) {
        return property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }
}
