package io.trunkline.lab.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What the CRM remembers. Safe to use from any thread. */
final class CrmStore {

    private final Map<String, Customer> customers = new ConcurrentHashMap<>();
    private final Map<String, Order> orders = new ConcurrentHashMap<>();
    private final List<ObjectNode> interactions = new CopyOnWriteArrayList<>();
    private final List<SentEmail> emails = new CopyOnWriteArrayList<>();
    private final AtomicInteger interactionIds = new AtomicInteger(5000);

    CrmStore(CrmSeed seed) {
        seed.customers().forEach(this::put);
        seed.orders().forEach(this::put);
    }

    void put(Customer customer) {
        customers.put(customer.id(), customer);
    }

    void put(Order order) {
        orders.put(order.orderId(), order);
    }

    List<Customer> customersWithPhone(String phone) {
        return customers.values().stream().filter(c -> c.phone().equals(phone)).toList();
    }

    Optional<Customer> customer(String id) {
        return Optional.ofNullable(customers.get(id));
    }

    Optional<Order> order(String id) {
        return Optional.ofNullable(orders.get(id));
    }

    String add(ObjectNode interaction) {
        String id = "I-" + interactionIds.incrementAndGet();
        interactions.add(interaction.deepCopy().put("id", id));
        return id;
    }

    List<ObjectNode> interactions() {
        return List.copyOf(interactions);
    }

    void sent(String orderId, String to) {
        emails.add(new SentEmail(orderId, to));
    }

    List<SentEmail> emails() {
        return List.copyOf(emails);
    }
}
