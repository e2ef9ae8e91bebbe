package io.trunkline.lab.script;

import java.util.Locale;

/**
 * A demand on one field of a record.
 *
 * @param field the field's name; dots go into objects
 * @param how   how it is compared
 * @param value what it is compared with
 */
public record FieldCheck(String field, How how, String value) {

    /** {@code IS}: equal, letter case aside. {@code CONTAINS}: spoken form and letter case aside, so that 347.00 is $347. */
    public enum How { IS, CONTAINS }

    /** Whether the actual value meets the demand. */
    public boolean met(String actual) {
        return switch (how) {
            case IS -> actual.strip().equalsIgnoreCase(value.strip());
            case CONTAINS -> actual.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT))
                    || Phrase.of(value).isIn(actual);
        };
    }

    @Override
    public String toString() {
        return field + (how == How.IS ? " = " : " contains ") + "\"" + value + "\"";
    }
}
