package io.trunkline.lab.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabCrmTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INTERACTION =
            """
            {"customer_phone":"+14155550142","channel":"phone","agent_type":"voice_ai","summary":"disputes a charge",
             "escalation_reason":"billing dispute","urgency":"high","call_sid":"CA1","timestamp":"2026-11-21T10:00:00Z"}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private LabCrm crm;

    @BeforeEach
    void start() {
        crm = LabCrm.start(0, "", CrmSeed.demo(LocalDate.of(2026, 1, 31)));
    }

    @AfterEach
    void stop() {
        crm.close();
        client.close();
    }

    @Test
    void aCustomerIsFoundByPhoneWithLastMonthsCharges() throws Exception {
        // When
        JsonNode found = JSON.readTree(send("GET", "/customers?phone=%2B14155550142", "").body());

        // Then
        JsonNode customer = found.at("/customers/0");
        assertThat(customer.path("name").asText()).isEqualTo("Daniel Reed");
        assertThat(customer.at("/charges/0/amount").decimalValue()).isEqualByComparingTo("347.00");
        assertThat(customer.at("/charges/0/date").asText()).isEqualTo("2025-12-14");
    }

    @Test
    void anOrderIsServedAndAnUnknownOneIsNot() throws Exception {
        // When
        HttpResponse<String> known = send("GET", "/orders/AB7492", "");
        HttpResponse<String> unknown = send("GET", "/orders/ZZ0000", "");

        // Then
        assertThat(JSON.readTree(known.body()).path("tracking_number").asText()).isEqualTo("789245136890");
        assertThat(unknown.statusCode()).isEqualTo(404);
    }

    @Test
    void anOrderPutByATestIsServed() throws Exception {
        // Given
        send("PUT", "/orders/QX1234", "{\"customer_id\":\"C-1001\",\"status\":\"shipped\",\"carrier\":\"DHL\"}");

        // When
        HttpResponse<String> order = send("GET", "/orders/QX1234", "");

        // Then
        assertThat(JSON.readTree(order.body()).path("carrier").asText()).isEqualTo("DHL");
        assertThat(JSON.readTree(order.body()).path("order_id").asText()).isEqualTo("QX1234");
    }

    @Test
    void trackingGoesToTheCustomerOncePerIdempotencyKey() throws Exception {
        // When
        HttpResponse<String> first = send("POST", "/orders/AB7492/tracking-email", "{}", "Idempotency-Key", "call/tool");
        HttpResponse<String> again = send("POST", "/orders/AB7492/tracking-email", "{}", "Idempotency-Key", "call/tool");
        HttpResponse<String> other = send("POST", "/orders/AB7492/tracking-email", "{\"to\":\"x\"}", "Idempotency-Key", "call/tool");

        // Then
        assertThat(first.body()).isEqualTo("{\"sent_to\":\"ann.miller@example.com\"}").isEqualTo(again.body());
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(crm.sentEmails()).containsExactly(new SentEmail("AB7492", "ann.miller@example.com"));
    }

    @Test
    void anInteractionIsLoggedAndOneWithoutItsFieldsIsRefused() throws Exception {
        // When
        HttpResponse<String> logged = send("POST", "/interactions", INTERACTION);
        HttpResponse<String> refused = send("POST", "/interactions", "{\"channel\":\"phone\"}");
        HttpResponse<String> broken = send("POST", "/interactions", "{");

        // Then
        assertThat(logged.statusCode()).isEqualTo(201);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("customer_phone");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(crm.interactions()).singleElement().satisfies(i -> assertThat(i.path("id").asText())
                .isEqualTo(idOf(logged)));
        assertThat(send("GET", "/interactions", "").body()).contains("billing dispute");
    }

    @Test
    void aFaultHitsItsPathAsOftenAsToldAndDoesNothingElse() throws Exception {
        // Given
        send("POST", "/admin/faults", "{\"path\":\"/interactions\",\"status\":503,\"times\":1}");

        // When
        HttpResponse<String> hit = send("POST", "/interactions", INTERACTION, "Idempotency-Key", "k");
        HttpResponse<String> retried = send("POST", "/interactions", INTERACTION, "Idempotency-Key", "k");

        // Then
        assertThat(hit.statusCode()).isEqualTo(503);
        assertThat(retried.statusCode()).isEqualTo(201);
        assertThat(crm.interactions()).hasSize(1);
    }

    @Test
    void aDelayedAnswerStillTookEffectAtOnce() throws Exception {
        // Given
        crm.fail(new Fault("/orders", 300, 0, 1));
        long before = System.nanoTime();

        // When
        HttpResponse<String> late = send("POST", "/orders/AB7492/tracking-email", "");

        // Then
        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(System.nanoTime() - before).isGreaterThan(290_000_000L);
        assertThat(crm.sentEmails()).hasSize(1);
    }

    @Test
    void aTokenIsAskedForWhenSet() throws Exception {
        // Given
        crm.close();
        crm = LabCrm.start(0, "secret", CrmSeed.EMPTY);

        // When
        HttpResponse<String> without = send("GET", "/interactions", "");
        HttpResponse<String> with = send("GET", "/interactions", "", "Authorization", "Bearer secret");

        // Then
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(with.statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(crm.base().resolve(path))
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String idOf(HttpResponse<String> response) {
        return response.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
    }
}
