package io.trunkline.tools.display;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a value is written so that a voice says it right. A value that isn't of the form stays as it is. */
enum SpokenForm {
    /** {@code AB7492} → {@code A B 7 4 9 2}. */
    SPELLED {
        @Override
        String say(String value) {
            return value.chars().filter(Character::isLetterOrDigit).mapToObj(Character::toString).map(String::toUpperCase)
                    .collect(Collectors.joining(" "));
        }
    },
    /** {@code 789} → {@code 7 8 9}. */
    DIGITS {
        @Override
        String say(String value) {
            return SPELLED.say(value);
        }
    },
    /** {@code 2026-03-18} → {@code March 18th}. */
    DATE {
        @Override
        String say(String value) {
            try {
                LocalDate date = LocalDate.parse(value.length() > 10 ? value.substring(0, 10) : value);
                return date.format(DateTimeFormatter.ofPattern("MMMM ", Locale.ENGLISH)) + dayOfMonth(date.getDayOfMonth());
            } catch (DateTimeParseException e) {
                return value;
            }
        }
    },
    /** {@code 347.00} → {@code $347}, {@code 12.5} → {@code $12.50}. */
    MONEY {
        @Override
        String say(String value) {
            try {
                BigDecimal amount = new BigDecimal(value);
                boolean whole = amount.stripTrailingZeros().scale() <= 0;
                return "$" + (whole ? amount.toBigInteger().toString() : amount.setScale(2, java.math.RoundingMode.HALF_UP).toPlainString());
            } catch (NumberFormatException e) {
                return value;
            }
        }
    },
    PLAIN {
        @Override
        String say(String value) {
            return value;
        }
    };

    abstract String say(String value);

    /** @param name a form's name in lower case; null or unknown: as it is */
    static String of(String name, String value) {
        for (SpokenForm form : values()) {
            if (form.name().toLowerCase(Locale.ROOT).equals(name)) {
                return form.say(value);
            }
        }
        return PLAIN.say(value);
    }

    private static String dayOfMonth(int day) {
        boolean teen = day >= 11 && day <= 13;
        String ending = teen ? "th" : switch (day % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
        return day + ending;
    }
}
