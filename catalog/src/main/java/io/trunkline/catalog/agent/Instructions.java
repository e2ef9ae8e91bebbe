package io.trunkline.catalog.agent;

import java.util.stream.Collectors;

/** The whole of what a model is told about its job: the agent's own words, then its intents and escalation rules. */
public final class Instructions {

    /** @return text for the session's {@code instructions}; what is known of the caller comes from the bridge */
    public static String of(VoiceAgent agent, String company) {
        return """
                %s

                # Intents
                %s

                # When a human takes over
                Say why and that the human will know everything already, then call escalate_to_human once.
                %s
                """.formatted(agent.instructions().strip(), intents(agent), escalation(agent)).replace("{company}", company);
    }

    private static String intents(VoiceAgent agent) {
        return agent.intents().stream().map(intent -> """
                - %s: %s
                  needs: %s; tools: %s; done when: %s; when uncertain: %s""".formatted(intent.name(), intent.description(),
                list(intent.fields()), list(intent.tools()), intent.success(), intent.whenUncertain()))
                .collect(Collectors.joining("\n"));
    }

    private static String escalation(VoiceAgent agent) {
        return agent.escalation().stream()
                .map(rule -> "- %s (urgency %s): %s".formatted(rule.reason(), rule.urgency(), rule.when()))
                .collect(Collectors.joining("\n"));
    }

    private static String list(java.util.List<String> words) {
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }

    private Instructions() {
    }
}
