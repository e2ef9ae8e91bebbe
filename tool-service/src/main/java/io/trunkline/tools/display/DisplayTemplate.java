package io.trunkline.tools.display;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with values put in: {@code {field}} or {@code {field|form}}, and {@code [parts]} that are left out when one
 * of their values is missing. A value missing outside brackets leaves no sentence at all.
 */
public final class DisplayTemplate {
    private static final Pattern PART = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern VALUE = Pattern.compile("\\{([A-Za-z0-9_.]+)(?:\\|([a-z]+))?}");

    /** @return the sentence, empty when a value it can't do without is missing */
    public static Optional<String> render(String template, JsonNode values) {
        Matcher part = PART.matcher(template);
        String kept = part.replaceAll(found -> Matcher.quoteReplacement(fill(found.group(1), values).orElse("")));
        return fill(kept, values).map(String::strip).filter(sentence -> !sentence.isEmpty());
    }

    private static Optional<String> fill(String text, JsonNode values) {
        Matcher value = VALUE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (value.find()) {
            JsonNode node = values.path(value.group(1));
            if (node.isMissingNode() || node.isNull() || node.isContainerNode() || node.asText().isBlank()) {
                return Optional.empty();
            }
            value.appendReplacement(filled, Matcher.quoteReplacement(SpokenForm.of(value.group(2), node.asText())));
        }
        return Optional.of(value.appendTail(filled).toString());
    }

    private DisplayTemplate() {
    }
}
