package io.trunkline.lab.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.lab.http.Reply;
import io.trunkline.lab.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The CRM's HTTP interface.
 *
 * <pre>
 * GET  /customers?phone=+1…            → {customers:[…]}
 * GET  /customers/{id}  PUT /customers/{id}
 * GET  /orders/{id}     PUT /orders/{id}
 * POST /orders/{id}/tracking-email {to?} → {sent_to}
 * GET  /sent-emails
 * POST /interactions                   → 201 {id}
 * GET  /interactions
 * GET POST DELETE /admin/faults        {path, delayMs, status, times}
 * </pre>
 *
 * A POST with an {@code Idempotency-Key} that was answered before gets the first answer again. Any request may name a fault of its own in
 * its query: {@code fault_status}, {@code fault_delay_ms}.
 */
final class CrmApi {

    private static final List<String> INTERACTION_FIELDS = List.of(
            "customer_phone", "channel", "agent_type", "summary", "escalation_reason", "urgency", "call_sid", "timestamp");

    private final ObjectMapper json = new ObjectMapper();
    private final IdempotentReplies replies = new IdempotentReplies();
    private final CrmStore store;
    private final FaultBoard faults;
    private final String token;

    CrmApi(CrmStore store, FaultBoard faults, String token) {
        this.store = store;
        this.faults = faults;
        this.token = token;
    }

    Reply answer(Request request) throws InterruptedException {
        if (!token.isEmpty() && !request.header("Authorization").equals("Bearer " + token)) {
            return problem(401, "bearer token is missing or wrong");
        }
        if (request.path().equals("/admin/faults")) {
            return guarded(() -> admin(request));
        }
        Optional<Fault> fault = faults.strike(request.path(), request.query());
        Reply reply = fault.filter(f -> f.status() > 0)
                .map(f -> problem(f.status(), "fault on demand"))
                .orElseGet(() -> once(request));
        // being slow is the fault that was asked for
        Thread.sleep(fault.map(Fault::delayMs).orElse(0L));
        return reply;
    }

    private Reply once(Request request) {
        String key = request.header("Idempotency-Key");
        if (!request.method().equals("POST") || key.isEmpty()) {
            return guarded(() -> route(request));
        }
        return replies.first(request.path() + " " + key, request.body(), () -> guarded(() -> route(request)))
                .orElseGet(() -> problem(422, "Idempotency-Key was used before with another body"));
    }

    private Reply route(Request request) throws JsonProcessingException {
        String[] parts = request.path().substring(1).split("/");
        String call = request.method() + " " + parts[0] + (parts.length > 2 ? "/" + parts[2] : parts.length > 1 ? "/*" : "");
        return switch (call) {
            case "GET customers" -> ok(Map.of("customers", store.customersWithPhone(request.query().getOrDefault("phone", ""))));
            case "GET customers/*" -> store.customer(parts[1]).map(this::ok).orElseGet(() -> problem(404, "no such customer"));
            case "PUT customers/*" -> putCustomer(parts[1], request.body());
            case "GET orders/*" -> store.order(parts[1]).map(this::ok).orElseGet(() -> problem(404, "no such order"));
            case "PUT orders/*" -> putOrder(parts[1], request.body());
            case "POST orders/tracking-email" -> sendTracking(parts[1], request.body());
            case "GET sent-emails" -> ok(Map.of("emails", store.emails()));
            case "GET interactions" -> ok(Map.of("interactions", store.interactions()));
            case "POST interactions" -> log(request.body());
            default -> problem(404, "nothing here");
        };
    }

    private Reply admin(Request request) throws JsonProcessingException {
        return switch (request.method()) {
            case "POST" -> {
                faults.add(json.readValue(request.body(), Fault.class));
                yield Reply.empty(204);
            }
            case "DELETE" -> {
                faults.clear();
                yield Reply.empty(204);
            }
            default -> ok(Map.of("faults", faults.all()));
        };
    }

    private Reply putCustomer(String id, String body) throws JsonProcessingException {
        Customer given = json.readValue(body, Customer.class);
        Customer customer = new Customer(id, given.name(), given.email(), given.phone(), given.charges());
        store.put(customer);
        return ok(customer);
    }

    private Reply putOrder(String id, String body) throws JsonProcessingException {
        Order o = json.readValue(body, Order.class);
        Order order = new Order(id, o.customerId(), o.status(), o.carrier(), o.shippedOn(), o.trackingNumber(), o.expected());
        store.put(order);
        return ok(order);
    }

    private Reply sendTracking(String orderId, String body) throws JsonProcessingException {
        Optional<Order> order = store.order(orderId);
        if (order.isEmpty()) {
            return problem(404, "no such order");
        }
        String named = body.isBlank() ? "" : json.readTree(body).path("to").asText("");
        String to = named.isEmpty()
                ? store.customer(order.get().customerId()).map(Customer::email).orElse("")
                : named;
        if (to.isEmpty()) {
            return problem(409, "the order's customer has no e-mail address");
        }
        store.sent(orderId, to);
        return ok(Map.of("sent_to", to));
    }

    private Reply log(String body) throws JsonProcessingException {
        JsonNode given = json.readTree(body);
        if (!(given instanceof ObjectNode interaction)) {
            return problem(400, "an interaction is a JSON object");
        }
        List<String> missing = INTERACTION_FIELDS.stream().filter(f -> !interaction.hasNonNull(f)).toList();
        if (!missing.isEmpty()) {
            return problem(400, "missing: " + String.join(", ", missing));
        }
        return Reply.json(201, write(Map.of("id", store.add(interaction))));
    }

    private interface Routed {
        Reply reply() throws JsonProcessingException;
    }

    private Reply guarded(Routed routed) {
        try {
            return routed.reply();
        } catch (JsonProcessingException e) {
            return problem(400, "not the JSON expected: " + e.getOriginalMessage());
        }
    }

    private Reply ok(Object body) {
        return Reply.json(200, write(body));
    }

    private Reply problem(int status, String detail) {
        return Reply.json(status, write(Map.of("status", status, "error", detail)));
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("own answer can't be written", e);
        }
    }
}
