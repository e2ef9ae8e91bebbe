package io.trunkline.catalog.agent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An AI persona on a call, as its file declares it.
 *
 * @param name         also the file's name, such as {@code triage}
 * @param models       in order of preference, each {@code provider/model} or a model of the default provider; empty: {@code OPENAI_MODEL}
 * @param voice        the provider's name of a voice, such as {@code marin}
 * @param languages    BCP 47 tags, the first is the default
 * @param instructions what the model is told; intents and escalation rules are added by {@link Instructions}
 * @param greeting     first words
 * @param disclosures  sentences said before the greeting, such as that an AI speaks
 * @param turnDetection when the caller's turn ends
 * @param tools        names of catalog tools it may use
 * @param handsOverTo  voice agents it may give the call to
 * @param escalation   when a human takes over
 * @param intents      what callers want of it
 * @param toolDeadline how long the agent waits for a tool before it says so
 * @param audio        how its calls treat audio
 * @param conduct      how it behaves where the model would not by itself
 */
public record VoiceAgent(String name, List<String> models, String voice, List<String> languages, String instructions,
        Greeting greeting, List<String> disclosures, TurnDetection turnDetection, List<String> tools, List<String> handsOverTo,
        List<EscalationRule> escalation, List<Intent> intents, Duration toolDeadline, AudioHandling audio, Conduct conduct) {

    /** {@code known} may hold {@code {first_name}} and {@code {company}}, {@code unknown} {@code {company}}. */
    public record Greeting(String known, String unknown) {}

    /** Of a caller's wish: what must be known, what may be done, when it is done, what to do when unsure. */
    public record Intent(String name, String description, List<String> fields, List<String> tools, String success,
            String whenUncertain) {}

    /** {@code reason}: word for records, such as {@code billing_dispute}; {@code when}: told to the model; {@code department} null: the operator. */
    public record EscalationRule(String reason, String when, String urgency, String department) {}

    /** @return what is said first: disclosures, then the greeting; {@code firstName} null for an unknown caller */
    public String greetingFor(String company, String firstName) {
        return greetingFor(company, firstName, languages.getFirst());
    }

    /** @return the same in one of the agent's languages */
    public String greetingFor(String company, String firstName, String language) {
        Optional<Conduct.Translation> translation = translation(language);
        Greeting words = translation.flatMap(Conduct.Translation::greeting).orElse(greeting);
        List<String> before = translation.map(Conduct.Translation::disclosures).filter(texts -> !texts.isEmpty()).orElse(disclosures);
        String opening = (firstName == null ? words.unknown() : words.known()).replace("{first_name}", firstName == null ? "" : firstName);
        return (String.join(" ", before) + " " + opening).strip().replace("{company}", company);
    }

    /** @return what differs in a language, empty for the first */
    public Optional<Conduct.Translation> translation(String language) {
        return Optional.ofNullable(conduct.translations().get(language));
    }

    /** @return the agent's language that a tag means: the same one, or one of the same kind ({@code es} for {@code es-MX}) */
    public Optional<String> languageOf(String tag) {
        String kind = tag.toLowerCase(java.util.Locale.ROOT).split("-")[0];
        return languages.stream().filter(tag::equalsIgnoreCase).findFirst().or(() -> languages.stream().filter(own -> own.split("-")[0].equals(kind)).findFirst());
    }

    /** @return the department a reason belongs to, if its rule names one */
    public Optional<String> departmentOf(String reason) {
        return escalation.stream().filter(rule -> rule.reason().equals(reason)).map(EscalationRule::department)
                .filter(java.util.Objects::nonNull).findFirst();
    }
}
