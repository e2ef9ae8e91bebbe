package io.trunkline.lab.script;

import java.util.Map;

/**
 * A fact the CRM must hold before the call.
 *
 * @param kind   what it is about
 * @param id     the order's or customer's id
 * @param fields names as the CRM spells them
 */
public record Given(Kind kind, String id, Map<String, String> fields) {

    /** What a fact is about; a {@code CHARGE} has the id of the customer who was charged. */
    public enum Kind { CUSTOMER, ORDER, CHARGE }

    public Given {
        fields = Map.copyOf(fields);
    }
}
