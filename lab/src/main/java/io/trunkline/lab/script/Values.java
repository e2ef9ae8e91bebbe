package io.trunkline.lab.script;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of a script, and how {@code {name}} and {@code {name:form}} are filled in. Not thread-safe. */
final class Values {

    /** The forms that {@code {name:form}} knows. */
    static final String FORMS = "spelled, alphabet, words, dollars, spoken, month";
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][a-z0-9_]*)(?::([a-z]+))?}");
    private final Map<String, String> values = new LinkedHashMap<>();

    void put(String name, String value) {
        values.put(name, value);
    }

    Map<String, String> all() {
        return values;
    }

    /** The text with every place filled in, or an exception whose message says which can't be. */
    String fill(String text) throws Unfilled {
        var out = new StringBuilder();
        Matcher place = PLACE.matcher(text);
        int from = 0;
        while (place.find()) {
            out.append(text, from, place.start()).append(form(place.group(1), place.group(2)));
            from = place.end();
        }
        return out.append(text.substring(from)).toString();
    }

    private String form(String name, String form) throws Unfilled {
        String value = values.get(name);
        if (value == null) {
            throw new Unfilled("{" + name + "} has no value; write 'let " + name + " = …' above");
        }
        if (form == null) {
            return value;
        }
        try {
            return formed(value, form);
        } catch (DateTimeException | NumberFormatException e) {
            throw new Unfilled("{" + name + ":" + form + "} can't be made of \"" + value + "\"");
        }
    }

    private static String formed(String value, String form) throws Unfilled {
        return switch (form) {
            case "spelled" -> String.join(" ", value.replaceAll("[^A-Za-z0-9]", "").split(""));
            case "alphabet" -> SpellingAlphabet.of(value);
            case "words" -> NumberWords.toWords(whole(value));
            case "dollars" -> NumberWords.toWords(whole(value)) + " dollars";
            case "month" -> LocalDate.parse(value).getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case "spoken" -> LocalDate.parse(value).getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " "
                    + ordinal(LocalDate.parse(value).getDayOfMonth());
            default -> throw new Unfilled("form \"" + form + "\" is not known; write one of " + FORMS);
        };
    }

    private static long whole(String value) {
        return Long.parseLong(value.endsWith(".00") ? value.substring(0, value.length() - 3) : value);
    }

    private static String ordinal(int day) {
        String ending = day / 10 == 1 ? "th" : switch (day % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
        return day + ending;
    }

    /** A place that can't be filled in. */
    static final class Unfilled extends Exception {

        private static final long serialVersionUID = 1;

        Unfilled(String message) {
            super(message, null, false, false);
        }
    }
}
