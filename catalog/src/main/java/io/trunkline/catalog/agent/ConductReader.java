package io.trunkline.catalog.agent;

import io.trunkline.catalog.agent.Conduct.Budget;
import io.trunkline.catalog.agent.Conduct.Filler;
import io.trunkline.catalog.agent.Conduct.HostedServer;
import io.trunkline.catalog.agent.Conduct.Silence;
import io.trunkline.catalog.agent.Conduct.ToolFiller;
import io.trunkline.catalog.agent.Conduct.Translation;
import io.trunkline.catalog.yaml.YamlMap;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the keys of a voice agent's file that say how it behaves on a call. */
final class ConductReader {

    static final String[] KEYS = {"silence", "filler", "phrases", "translations", "budget", "mcp", "dispositions"};

    private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
    private static final Pattern URL = Pattern.compile("https://\\S+");
    private static final double MOST_USD = 1000;
    private static final double USUAL_WRAP_UP = 0.8;

    static Conduct read(YamlMap root, List<String> languages, Collection<String> tools) {
        return new Conduct(silence(root), filler(root, tools), PhrasesReader.read(root, languages), translations(root, languages), budget(root),
                root.maps("mcp").stream().map(ConductReader::hosted).toList(), root.texts("dispositions"));
    }

    private static Silence silence(YamlMap root) {
        YamlMap silence = root.map("silence").orElse(null);
        if (silence == null) {
            return new Silence(Duration.ofSeconds(8), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(60),
                    Duration.ofSeconds(25));
        }
        silence.only("guidance", "still_there", "call_back", "goodbye", "hold_on", "searching");
        return new Silence(silence.duration("guidance", Duration.ofSeconds(8)), silence.duration("still_there", Duration.ofSeconds(10)),
                silence.duration("call_back", Duration.ofSeconds(10)), silence.duration("goodbye", Duration.ofSeconds(10)),
                silence.duration("hold_on", Duration.ofSeconds(60)), silence.duration("searching", Duration.ofSeconds(25)));
    }

    private static Filler filler(YamlMap root, Collection<String> tools) {
        YamlMap filler = root.map("filler").orElse(null);
        if (filler == null) {
            return new Filler(Duration.ofMillis(1200), Map.of());
        }
        filler.only("after", "tools");
        Duration after = filler.duration("after", Duration.ofMillis(1200));
        Map<String, ToolFiller> byTool = new LinkedHashMap<>();
        filler.map("tools").ifPresent(named -> named.keys().forEach(tool -> named.map(tool).ifPresent(own -> {
            own.only("after", "say");
            AgentReader.checkTools(named, tool, List.of(tool), tools);
            byTool.put(tool, new ToolFiller(own.duration("after", after), own.optionalText("say")));
        })));
        return new Filler(after, Map.copyOf(byTool));
    }

    private static Map<String, Translation> translations(YamlMap root, List<String> languages) {
        Map<String, Translation> translations = new LinkedHashMap<>();
        root.map("translations").ifPresent(all -> all.keys().forEach(tag -> all.map(tag).ifPresent(own -> {
            own.only("voice", "greeting", "disclosures", "instructions");
            if (!languages.contains(tag)) {
                all.problem(tag, "`" + tag + "` isn't among the agent's `languages`: " + String.join(", ", languages));
            }
            translations.put(tag, new Translation(own.optionalText("voice"), own.map("greeting").map(AgentReader::greeting), own.texts("disclosures"),
                    own.optionalText("instructions")));
        })));
        return Map.copyOf(translations);
    }

    private static Optional<Budget> budget(YamlMap root) {
        return root.map("budget").map(budget -> {
            budget.only("usd", "wrap_up_at", "then");
            double usd = budget.number("usd", 0, 0, MOST_USD);
            if (usd == 0) {
                budget.problem("usd", "`usd` is what a call may cost, such as `usd: 0.75`");
            }
            return new Budget(usd, budget.number("wrap_up_at", USUAL_WRAP_UP, 0, 1), budget.choice("then", Budget.Then.class, Budget.Then.CLOSE));
        });
    }

    private static HostedServer hosted(YamlMap server) {
        server.only("label", "server_url", "allowed_tools", "require_approval", "approve", "authorization");
        List<String> allowed = server.texts("allowed_tools");
        if (allowed.isEmpty()) {
            server.problem("allowed_tools", "name each tool that the provider may run by itself, and only tools that change nothing");
        }
        server.texts("approve").stream().filter(tool -> !allowed.contains(tool))
                .forEach(tool -> server.problem("approve", "`" + tool + "` isn't among `allowed_tools`"));
        String approval = server.optionalText("require_approval").orElse("always");
        if (!List.of("always", "never").contains(approval)) {
            server.problem("require_approval", "`require_approval` is always or never, not `" + approval + "`");
        }
        return new HostedServer(server.text("label", "docs", LABEL), server.text("server_url", "https://mcp.example.com", URL), allowed,
                !approval.equals("never"), server.texts("approve"), server.optionalText("authorization"));
    }

    private ConductReader() {
    }
}
