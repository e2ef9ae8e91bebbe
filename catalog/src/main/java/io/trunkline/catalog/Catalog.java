package io.trunkline.catalog;

import io.trunkline.catalog.agent.AgentReader;
import io.trunkline.catalog.agent.TurnDetection;
import io.trunkline.catalog.agent.VoiceAgent;
import io.trunkline.catalog.line.Line;
import io.trunkline.catalog.line.LineReader;
import io.trunkline.catalog.price.PriceReader;
import io.trunkline.catalog.price.Prices;
import io.trunkline.catalog.tool.Tool;
import io.trunkline.catalog.tool.ToolReader;
import io.trunkline.catalog.yaml.DidYouMean;
import io.trunkline.catalog.yaml.YamlFile;
import io.trunkline.catalog.yaml.YamlMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything a deployment declares. Immutable; a process reads it once, and {@link #fingerprint()} tells which one a call
 * ran with.
 *
 * @param lines       by E.164 number
 * @param agents      by name
 * @param tools       by name
 * @param prices      of models, carrier and machines
 * @param fingerprint SHA-256 over the files, hex
 */
public record Catalog(Map<String, Line> lines, Map<String, VoiceAgent> agents, Map<String, Tool> tools, Prices prices, String fingerprint) {

    private static final String PRICES = "prices.yaml";

    /**
     * Reads {@code lines.yaml}, {@code tools.yaml}, {@code agents/*.yaml} and, if it is there, {@code prices.yaml} below {@code directory}. Never
     * throws for what the files hold.
     */
    public static Loaded load(Path directory) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> files = read(directory, problems);
        Map<String, Tool> tools = parse("tools.yaml", files, problems).map(ToolReader::read).orElse(Map.of());
        Map<String, VoiceAgent> agents = agents(files, tools, problems);
        Map<String, Line> lines = parse("lines.yaml", files, problems)
                .map(root -> LineReader.read(root, agents.keySet())).orElse(Map.of());
        Prices prices = files.containsKey(PRICES) ? PriceReader.read(PRICES, files.get(PRICES), problems) : PriceReader.packaged();
        return problems.isEmpty()
                ? new Loaded.Valid(new Catalog(Map.copyOf(lines), Map.copyOf(agents), Map.copyOf(tools), prices, Fingerprint.of(files)))
                : new Loaded.Invalid(List.copyOf(problems));
    }

    public Optional<Line> line(String number) {
        return Optional.ofNullable(lines.get(number));
    }

    private static Map<String, VoiceAgent> agents(Map<String, String> files, Map<String, Tool> tools, List<Problem> problems) {
        Map<String, VoiceAgent> agents = new LinkedHashMap<>();
        List<String> names = files.keySet().stream().filter(f -> f.startsWith("agents/")).map(Catalog::agentName).toList();
        for (String file : files.keySet()) {
            if (file.startsWith("agents/")) {
                parse(file, files, problems).ifPresent(root -> {
                    VoiceAgent agent = AgentReader.read(agentName(file), root, tools.keySet());
                    agent.handsOverTo().stream().filter(other -> !names.contains(other)).forEach(other -> root.problem("hands_over_to",
                            "there is no voice agent `" + other + "`" + DidYouMean.hint(other, names)));
                    agents.put(agent.name(), agent);
                });
            }
        }
        turnsMustFit(agents, files, problems);
        if (names.isEmpty()) {
            problems.add(new Problem("agents/", 0, "there is no voice agent; add for example agents/triage.yaml"));
        }
        return agents;
    }

    /** Whether turns are ours or the provider's to find is settled for a call when it begins. */
    private static void turnsMustFit(Map<String, VoiceAgent> agents, Map<String, String> files, List<Problem> problems) {
        for (VoiceAgent agent : agents.values()) {
            for (String other : agent.handsOverTo()) {
                VoiceAgent next = agents.get(other);
                if (next != null && manual(agent) != manual(next)) {
                    parse("agents/" + agent.name() + ".yaml", files, problems).ifPresent(root -> root.problem("hands_over_to",
                            "either both or neither of `" + agent.name() + "` and `" + other + "` can have `turn_detection: { kind: manual }`"));
                }
            }
        }
    }

    private static boolean manual(VoiceAgent agent) {
        return agent.turnDetection().kind() == TurnDetection.Kind.MANUAL;
    }

    private static String agentName(String file) {
        return file.substring("agents/".length(), file.length() - ".yaml".length());
    }

    private static Optional<YamlMap> parse(String name, Map<String, String> files, List<Problem> problems) {
        String text = files.get(name);
        return text == null ? Optional.empty() : YamlFile.parse(name, text, problems);
    }

    private static Map<String, String> read(Path directory, List<Problem> problems) {
        Map<String, String> files = new TreeMap<>();
        for (String name : List.of("lines.yaml", "tools.yaml")) {
            readInto(files, directory, directory.resolve(name), problems);
        }
        if (Files.exists(directory.resolve(PRICES))) {
            readInto(files, directory, directory.resolve(PRICES), problems);
        }
        Path agents = directory.resolve("agents");
        if (Files.isDirectory(agents)) {
            try (Stream<Path> found = Files.list(agents)) {
                found.filter(f -> f.toString().endsWith(".yaml")).sorted().forEach(f -> readInto(files, directory, f, problems));
            } catch (IOException e) {
                problems.add(new Problem("agents/", 0, "can't be listed: " + e.getMessage()));
            }
        }
        return files;
    }

    private static void readInto(Map<String, String> files, Path directory, Path file, List<Problem> problems) {
        String name = directory.relativize(file).toString().replace('\\', '/');
        try {
            files.put(name, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            problems.add(new Problem(name, 0, "can't be read in the configuration directory (CONFIG_DIR): " + e.getClass().getSimpleName()));
        }
    }
}
