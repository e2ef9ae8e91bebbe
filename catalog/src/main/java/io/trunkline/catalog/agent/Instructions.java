package io.trunkline.catalog.agent;

import java.util.Locale;
import java.util.stream.Collectors;

/** The whole of what a model is told about its job: the agent's own words, then its intents and escalation rules. */
public final class Instructions {

    /** @return text for the session's {@code instructions}, in the agent's first language; what is known of the caller comes from the bridge */
    public static String of(VoiceAgent agent, String company) {
        return of(agent, company, agent.languages().getFirst());
    }

    /** @return the same for one of the agent's languages */
    public static String of(VoiceAgent agent, String company, String language) {
        return whole(agent, company) + language(agent, language).replace("{company}", company);
    }

    /** Nothing for an agent of one language: its instructions are written for it. */
    private static String language(VoiceAgent agent, String language) {
        if (agent.languages().size() == 1) {
            return "";
        }
        String names = agent.languages().stream().map(tag -> Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH)).collect(Collectors.joining(", "));
        return """

                # Language
                Speak %s, and nothing else until the caller speaks another of these: %s. Then answer in it, and name it as `language` when you call record_decision.
                %s""".formatted(Locale.forLanguageTag(language).getDisplayName(Locale.ENGLISH), names,
                agent.translation(language).flatMap(Conduct.Translation::instructions).map(text -> text.strip() + "\n").orElse(""));
    }

    private static String whole(VoiceAgent agent, String company) {
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
