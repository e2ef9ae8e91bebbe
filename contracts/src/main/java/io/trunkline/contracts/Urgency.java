package io.trunkline.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How urgent an escalation is; on the wire {@code low}, {@code medium}, {@code high}. */
public enum Urgency {
    LOW, MEDIUM, HIGH;

    /** @return the task priority a contact centre's router gets: 10 for high, else 5 */
    public int taskPriority() {
        return this == HIGH ? 10 : 5;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a model's word for it; anything but {@code low} and {@code high} counts as medium, so that no caller is lost to a typo. */
    @JsonCreator
    public static Urgency of(String word) {
        return switch (word == null ? "" : word.strip().toLowerCase(Locale.ROOT)) {
            case "high" -> HIGH;
            case "low" -> LOW;
            default -> MEDIUM;
        };
    }
}
