package io.trunkline.lab.run;

import io.trunkline.lab.crm.Customer;
import io.trunkline.lab.crm.LabCrm;
import io.trunkline.lab.crm.Order;
import io.trunkline.lab.script.CallScript;
import io.trunkline.lab.script.Given;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts what a script takes for granted into the CRM. */
final class CrmFacts {

    private CrmFacts() {
    }

    /** Customers with their charges, and orders; what is there under the same id is replaced. */
    static void put(CallScript script, LabCrm crm) {
        Map<String, List<Customer.Charge>> charges = new LinkedHashMap<>();
        for (Given given : script.givens()) {
            if (given.kind() == Given.Kind.CHARGE) {
                charges.computeIfAbsent(given.id(), _ -> new ArrayList<>()).add(charge(given, charges.size()));
            }
        }
        for (Given given : script.givens()) {
            switch (given.kind()) {
                case CUSTOMER -> crm.put(customer(given, charges.getOrDefault(given.id(), List.of())));
                case ORDER -> crm.put(order(given));
                case CHARGE -> { }
            }
        }
    }

    private static Customer customer(Given given, List<Customer.Charge> charges) {
        return new Customer(given.id(), of(given, "name"), of(given, "email"), of(given, "phone"), charges);
    }

    private static Customer.Charge charge(Given given, int number) {
        return new Customer.Charge("CH-" + given.id() + "-" + number, new BigDecimal(of(given, "amount")),
                of(given, "currency"), of(given, "date"), of(given, "description"));
    }

    private static Order order(Given given) {
        return new Order(given.id(), of(given, "customer_id"), of(given, "status"), of(given, "carrier"),
                of(given, "shipped_on"), of(given, "tracking_number"), of(given, "expected"));
    }

    private static String of(Given given, String field) {
        return given.fields().get(field);
    }
}
