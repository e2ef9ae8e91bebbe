package io.trunkline.contracts.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.privacy.DigitRuns.Run;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what may not be kept: card numbers (Luhn, written or spoken), security codes, PINs and one-time codes after the
 * words that announce them, US social security numbers. Order ids and tracking numbers of up to 12 digits survive.
 * Applied before Redis, Kafka, logs and traces. Never throws; thread-safe.
 */
public final class Redaction {
    static final String CODE = "[code]";
    private static final String SSN = "[ssn]";
    private static final String FILLER = "(?:\\s|[,:=\\-]|\\b(?:is|was|are|it's|its|it|my|the|number|code|equals|of|on|back|card|that|be|for|this|account|um|uh|yes|sure|okay)\\b)*";
    private static final Pattern ASKS_CODE = Pattern.compile(
            "\\b(?:security\\s+code|cvv2?|cvc2?|card\\s+verification|pin|passcode|pass\\s+code|one[\\s-]?time\\s+(?:code|password|passcode)"
                    + "|verification\\s+code|access\\s+code|otp)\\b" + FILLER, Pattern.CASE_INSENSITIVE);
    private static final Pattern ASKS_SSN = Pattern.compile("\\b(?:social\\s+security(?:\\s+number)?|ssn)\\b" + FILLER, Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITTEN_SSN = Pattern.compile("(?<![\\d-])\\d{3}-\\d{2}-\\d{4}(?![\\d-])");
    private static final Pattern SECRET_FIELD = Pattern.compile(
            "(?:.*[_-])?(?:cvv2?|cvc2?|pin|passcode|password|otp|secret|security_?code|one_?time_?code|verification_?code|access_?code)", Pattern.CASE_INSENSITIVE);

    /** @return {@code text} with what may not be kept replaced by {@code [card ....1111]}, {@code [code]} or {@code [ssn]} */
    public static String text(String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        TreeMap<Integer, Mask> masks = new TreeMap<>();
        for (Run run : DigitRuns.in(text)) {
            maskCards(run, masks);
        }
        maskAfter(ASKS_CODE, 3, 8, CODE, text, masks);
        maskAfter(ASKS_SSN, 4, 9, SSN, text, masks);
        return WRITTEN_SSN.matcher(apply(text, masks)).replaceAll(SSN);
    }

    /** @return {@code json} with every text and number in it masked; text that isn't JSON is masked as text */
    public static String json(String json) {
        if (json == null || json.isBlank()) {
            return json;
        }
        try {
            return EventCodec.mapper().writeValueAsString(tree(EventCodec.mapper().readTree(json)));
        } catch (JsonProcessingException e) {
            return text(json);
        }
    }

    /** @return a copy of {@code node} with every text and number in it masked, and fields named like secrets replaced whole */
    public static JsonNode tree(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                copy.set(field.getKey(), field(field.getKey(), field.getValue()));
            }
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(element -> copy.add(tree(element)));
            return copy;
        }
        return leaf(node);
    }

    /** @return the last four digits behind an ellipsis, {@code …0142}; {@code withheld} for {@code null} */
    public static String phone(String number) {
        if (number == null) {
            return "withheld";
        }
        String digits = number.replaceAll("\\D", "");
        return digits.length() < 7 ? "\u2026" : "\u2026" + digits.substring(digits.length() - 4);
    }

    /** @return whether {@code text} speaks of a security code, a PIN or a one-time code */
    static boolean asksForCode(String text) {
        return text != null && ASKS_CODE.matcher(text).find();
    }

    /** @return {@code text} with every run of 3 to 8 digits masked: the answer to a question for a code */
    static String codes(String text) {
        TreeMap<Integer, Mask> masks = new TreeMap<>();
        for (Run run : DigitRuns.in(text)) {
            if (run.digits().length() >= 3 && run.digits().length() <= 8) {
                masks.put(run.start(), new Mask(run.end(), CODE));
            }
        }
        return text(apply(text, masks));
    }

    static String card(String digits) {
        return "[card ...." + digits.substring(digits.length() - 4) + "]";
    }

    /** What replaces a stretch that ends (exclusive) at {@code end}. */
    record Mask(int end, String with) {}

    static String apply(String text, TreeMap<Integer, Mask> masks) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Map.Entry<Integer, Mask> mask : masks.entrySet()) {
            if (mask.getKey() >= at) {
                out.append(text, at, mask.getKey()).append(mask.getValue().with());
                at = mask.getValue().end();
            }
        }
        return out.append(text, at, text.length()).toString();
    }

    private static void maskCards(Run run, TreeMap<Integer, Mask> masks) {
        CardNumbers.Found found = CardNumbers.find(run, 0);
        while (found != null) {
            masks.put(run.groups().get(found.from()).start(), new Mask(run.groups().get(found.to() - 1).end(), card(found.digits())));
            found = CardNumbers.find(run, found.to());
        }
    }

    private static void maskAfter(Pattern words, int shortest, int longest, String with, String text, TreeMap<Integer, Mask> masks) {
        Matcher matcher = words.matcher(text);
        while (matcher.find()) {
            for (Run run : DigitRuns.in(text.substring(matcher.end()))) {
                int length = run.digits().length();
                if (run.start() == 0 && length >= shortest && length <= longest) {
                    masks.putIfAbsent(matcher.end(), new Mask(matcher.end() + run.end(), with));
                }
            }
        }
    }

    private static JsonNode field(String name, JsonNode value) {
        return SECRET_FIELD.matcher(name).matches() && value.isValueNode() && !value.isNull() ? TextNode.valueOf(CODE) : tree(value);
    }

    private static JsonNode leaf(JsonNode node) {
        if (!node.isTextual() && !node.isNumber()) {
            return node;
        }
        String before = node.asText();
        String after = text(before);
        return before.equals(after) ? node : TextNode.valueOf(after);
    }

    private Redaction() {
    }
}
