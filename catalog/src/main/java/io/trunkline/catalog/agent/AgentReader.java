package io.trunkline.catalog.agent;

import io.trunkline.catalog.agent.VoiceAgent.EscalationRule;
import io.trunkline.catalog.agent.VoiceAgent.Greeting;
import io.trunkline.catalog.agent.VoiceAgent.Intent;
import io.trunkline.catalog.yaml.DidYouMean;
import io.trunkline.catalog.yaml.YamlMap;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one {@code agents/<name>.yaml}. */
public final class AgentReader {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_-]*");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final String[] KEYS = Stream.concat(Stream.of("name", "model", "models", "voice", "languages", "instructions", "greeting", "disclosures",
            "turn_detection", "tools", "hands_over_to", "escalation", "intents", "tool_deadline", "audio"), Stream.of(ConductReader.KEYS)).toArray(String[]::new);
    /** Tools the bridge itself offers to every agent; a file needn't name them. */
    public static final List<String> BUILT_IN_TOOLS = List.of("escalate_to_human", "end_call", "transfer_to_agent", "record_decision");

    /**
     * @param fileName the file's name without ending, which the agent's name must equal
     * @param root     the file
     * @param tools    names of the tools there are
     */
    public static VoiceAgent read(String fileName, YamlMap root, Collection<String> tools) {
        root.only(KEYS);
        List<String> languages = languages(root);
        String name = root.text("name", fileName, WORD);
        if (!name.isEmpty() && !name.equals(fileName)) {
            root.problem("name", "the agent `" + name + "` must stand in agents/" + name + ".yaml, or be named `" + fileName + "`");
        }
        checkTools(root, "tools", root.texts("tools"), tools);
        return new VoiceAgent(fileName, ModelNames.read(root), root.optionalText("voice").orElse("marin"), languages,
                root.text("instructions", "You are {company}'s voice agent on the phone …"), greetingOf(root), root.texts("disclosures"),
                TurnDetectionReader.read(root), root.texts("tools"), root.texts("hands_over_to"),
                root.maps("escalation").stream().map(AgentReader::rule).toList(),
                root.maps("intents").stream().map(intent -> intent(intent, tools)).toList(),
                root.duration("tool_deadline", Duration.ofSeconds(8)), audio(root), ConductReader.read(root, languages, tools));
    }

    private static AudioHandling audio(YamlMap root) {
        return root.map("audio").map(audio -> {
            audio.only("adaptive_uplink");
            return new AudioHandling(audio.flag("adaptive_uplink", AudioHandling.DEFAULT.adaptiveUplink()));
        }).orElse(AudioHandling.DEFAULT);
    }

    private static List<String> languages(YamlMap root) {
        List<String> languages = root.texts("languages");
        languages.stream().filter(tag -> !LANGUAGE.matcher(tag).matches())
                .forEach(tag -> root.problem("languages", "`" + tag + "` is no language tag; write for example `en` or `es-MX`"));
        return languages.isEmpty() ? List.of("en") : languages;
    }

    private static Greeting greetingOf(YamlMap root) {
        YamlMap greeting = root.map("greeting").orElse(null);
        if (greeting == null) {
            root.problem("greeting", "`greeting` is missing; write `greeting:` with `known:` and `unknown:` below it");
            return new Greeting("", "");
        }
        return greeting(greeting);
    }

    static Greeting greeting(YamlMap greeting) {
        greeting.only("known", "unknown");
        return new Greeting(greeting.text("known", "Welcome back, {first_name}! How can I help you today?"),
                greeting.text("unknown", "Thank you for calling {company}. How can I help you today?"));
    }

    private static EscalationRule rule(YamlMap rule) {
        rule.only("reason", "when", "urgency", "department");
        String urgency = rule.optionalText("urgency").orElse("medium");
        if (!List.of("low", "medium", "high").contains(urgency)) {
            rule.problem("urgency", "`urgency` is low, medium or high, not `" + urgency + "`");
        }
        return new EscalationRule(rule.text("reason", "billing_dispute", WORD), rule.text("when", "the caller disputes a charge"),
                urgency, rule.optionalText("department").orElse(null));
    }

    private static Intent intent(YamlMap intent, Collection<String> tools) {
        intent.only("name", "description", "fields", "tools", "success", "when_uncertain");
        checkTools(intent, "tools", intent.texts("tools"), tools);
        return new Intent(intent.text("name", "order_status", WORD), intent.text("description", "the caller asks where an order is"),
                intent.texts("fields"), intent.texts("tools"), intent.text("success", "the caller knows where the order is"),
                intent.text("when_uncertain", "ask once more, then escalate"));
    }

    static void checkTools(YamlMap at, String key, List<String> named, Collection<String> tools) {
        named.stream().filter(tool -> !tools.contains(tool) && !BUILT_IN_TOOLS.contains(tool))
                .forEach(tool -> at.problem(key, "there is no tool `" + tool + "`" + DidYouMean.hint(tool, List.copyOf(tools))
                        + "; tools.yaml declares: " + String.join(", ", tools)));
    }

    private AgentReader() {
    }
}
