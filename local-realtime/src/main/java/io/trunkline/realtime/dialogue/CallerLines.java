package io.trunkline.realtime.dialogue;

import io.trunkline.realtime.dialogue.graph.Facts;

import java.util.Locale;

/** What the client knows of the caller, from the lines under {@code # Caller} in the session's instructions. */
final class CallerLines {

    private CallerLines() {}

    /** Puts {@code Name: Ann Miller} into the facts as {@code caller.name}, {@code Customer id} as {@code caller.customer_id}. */
    static void read(String instructions, Facts facts) {
        boolean inside = false;
        for (String line : instructions.lines().map(String::strip).toList()) {
            if (line.startsWith("#")) {
                inside = line.replaceAll("[#\\s]", "").equalsIgnoreCase("caller");
            } else if (inside && line.matches("[-*\\s]*[A-Za-z][A-Za-z ]{1,30}:.*\\S.*")) {
                int colon = line.indexOf(':');
                String key = line.substring(0, colon).replaceAll("^[-*\\s]+", "").strip().toLowerCase(Locale.ROOT).replace(' ', '_');
                facts.put("caller." + key, line.substring(colon + 1).strip());
            }
        }
        if (facts.has("caller.name")) {
            facts.put("caller.first_name", facts.text("caller.name").split("\\s+")[0]);
        }
    }
}
