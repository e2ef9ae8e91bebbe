package io.trunkline.lab.crm;

import java.math.BigDecimal;
import java.util.List;

/**
 * A customer and what was charged.
 *
 * @param phone E.164
 * @param charges newest first
 */
public record Customer(String id, String name, String email, String phone, List<Charge> charges) {

    public Customer {
        charges = charges == null ? List.of() : List.copyOf(charges);
    }

    /**
     * One charge.
     *
     * @param amount in units of the currency, with its decimals
     * @param currency ISO 4217
     * @param date ISO date
     */
    public record Charge(String id, BigDecimal amount, String currency, String date, String description) {}
}
