package io.trunkline.gateway.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many sessions model providers may have at once: {@code openai=200,azure=50}. Pure. */
public final class SessionLimits {
    private static final Pattern LIMIT = Pattern.compile("([a-z][a-z0-9-]*)=(\\d{1,6})");

    /** @return limits by provider's name, in the order given */
    public static Map<String, Integer> parse(String text) {
        Map<String, Integer> limits = new LinkedHashMap<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",")) {
            Matcher limit = LIMIT.matcher(part.strip());
            if (!limit.matches()) {
                throw new IllegalArgumentException("'" + part.strip() + "' must be a provider and how many sessions it may have, such as openai=200");
            }
            limits.put(limit.group(1), Integer.parseInt(limit.group(2)));
        }
        return Map.copyOf(limits);
    }

    private SessionLimits() {
    }
}
