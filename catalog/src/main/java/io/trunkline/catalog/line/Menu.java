package io.trunkline.catalog.line;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the carrier asks before a voice agent answers.
 *
 * @param prompt    spoken by the carrier, such as "press 1 for billing, 2 for refunds, or stay on the line"
 * @param timeout   how long to wait for a key before the line's voice agent answers
 * @param languages language tags by key: who presses one goes to the line's agent, who speaks it
 */
public record Menu(String prompt, Duration timeout, Map<String, String> languages) {

    /** @return the language that {@code key} chooses */
    public Optional<String> languageOfKey(String key) {
        return Optional.ofNullable(languages.get(key));
    }
}
