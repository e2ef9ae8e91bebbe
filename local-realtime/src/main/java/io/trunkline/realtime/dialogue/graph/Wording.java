package io.trunkline.realtime.dialogue.graph;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a fact is put so that it is understood on a phone: {@code {tracking|digits}}. */
enum Wording {
    /** One character after the other: {@code A B 7 4 9 2}. */
    SPELLED {
        @Override
        String apply(String value) {
            return String.join(" ", value.replaceAll("\\W", "").toUpperCase(Locale.ROOT).split(""));
        }
    },
    /** One digit after the other, with a breath every three or four: {@code 7 8 9, 2 4 5}. */
    DIGITS {
        @Override
        String apply(String value) {
            String plain = value.replaceAll("\\W", "").toUpperCase(Locale.ROOT);
            int group = plain.length() % 3 == 0 || plain.length() > 8 ? 3 : 4;
            String[] groups = plain.split("(?<=\\G.{" + group + "})");
            return Arrays.stream(groups).map(g -> String.join(" ", g.split(""))).collect(Collectors.joining(", "));
        }
    },
    /** {@code 2026-03-18} as {@code March 18th}. */
    DATE {
        @Override
        String apply(String value) {
            try {
                LocalDate date = LocalDate.parse(value.substring(0, Math.min(10, value.length())));
                return date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + withSuffix(date.getDayOfMonth());
            } catch (DateTimeParseException e) {
                return value; // said in words already
            }
        }
    },
    /** A day as in {@code should arrive on March 2nd}; anything else as it is ({@code by end of day}). */
    WHEN {
        @Override
        String apply(String value) {
            String date = DATE.apply(value);
            return date.equals(value) ? value : "on " + date;
        }
    },
    /** {@code 347.00} as {@code $347}. */
    MONEY {
        @Override
        String apply(String value) {
            return value.isEmpty() ? "" : "$" + value.replaceFirst("\\.0+$", "").replaceFirst("\\.(\\d)$", ".$10");
        }
    },
    /** Underscores as spaces, lower case: {@code OUT_FOR_DELIVERY} as {@code out for delivery}. */
    WORDS {
        @Override
        String apply(String value) {
            return value.replace('_', ' ').replace('-', ' ').toLowerCase(Locale.ROOT);
        }
    };

    abstract String apply(String value);

    static Optional<Wording> of(String name) {
        return Arrays.stream(values()).filter(w -> w.word().equals(name)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Wording::word).toList();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String withSuffix(int day) {
        boolean teen = day >= 11 && day <= 13;
        return day + switch (teen ? 0 : day % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }
}
