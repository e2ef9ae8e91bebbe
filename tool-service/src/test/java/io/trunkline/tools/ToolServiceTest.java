package io.trunkline.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.trunkline.contracts.Caller;
import io.trunkline.contracts.Topics;
import io.trunkline.contracts.Trust;
import io.trunkline.contracts.event.CloudEventHeaders;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.ControlEvent.ToolCallFinished;
import io.trunkline.contracts.event.ControlEvent.ToolCallRequested;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.event.ToolStatus;
import io.trunkline.lab.infra.EventTap;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(World.class)
class ToolServiceTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "CRM_URL")
    URI crm;

    @Inject
    InMemorySpanExporter spans;

    @Inject
    RedisDataSource redis;

    private static final int REPLY_PARTITION = 5;
    private EventTap bridge;

    @BeforeEach
    void connect() {
        bridge = new EventTap(bootstrapServers, Topics.TOOL_RESULTS, Topics.CALL_EVENTS, Topics.deadLetterOf(Topics.TOOL_CALLS));
    }

    @AfterEach
    void healAndLeave() {
        crm("DELETE", "/admin/faults", "");
        bridge.close();
    }

    @Test
    void anOrderIsLookedUpInTheCrmAndPutIntoASentence() {
        ToolCallFinished answer = ask(request("lookup_order_status", "{\"order_id\":\"AB7492\"}"));

        assertThat(answer.status()).isEqualTo(ToolStatus.OK);
        assertThat(answer.output().path("tracking_number").asText()).isEqualTo("789245136890");
        assertThat(answer.display()).isEqualTo(
                "Your order A B 7 4 9 2 was shipped on March 18th by FedEx. It is out for delivery and should arrive by end of day.");
        assertThat(answer.durationMillis()).isNotNegative();
    }

    @Test
    void anotherOrderInTheCrmGivesAnotherAnswer() {
        crm("PUT", "/orders/ZX4410", "{\"order_id\":\"ZX4410\",\"customer_id\":\"C-1001\",\"status\":\"being packed\",\"carrier\":null,"
                + "\"shipped_on\":null,\"tracking_number\":null,\"expected\":\"on Friday\"}");

        ToolCallFinished answer = ask(request("lookup_order_status", "{\"order_id\":\"ZX4410\"}"));

        assertThat(answer.display()).isEqualTo("Your order Z X 4 4 1 0. It is being packed and should arrive on Friday.");
    }

    @Test
    void theCustomerIsFoundByTheNumberTheCallCameFrom() {
        ToolCallFinished answer = ask(request("get_customer_by_phone", "{}",
                Caller.ofNumber("+14155550142"), Instant.now().plusSeconds(8)));

        assertThat(answer.output().path("name").asText()).isEqualTo("Daniel Reed");
        assertThat(answer.output().path("charges").path(0).path("amount").decimalValue()).isEqualByComparingTo("347.00");
        assertThat(answer.output().has("email")).isFalse();
    }

    @Test
    void anUnknownOrWithheldNumberIsASentenceToo() {
        ToolCallFinished unknown = ask(request("get_customer_by_phone", "{}", Caller.ofNumber("+19995550000"), Instant.now().plusSeconds(8)));
        ToolCallFinished withheld = ask(request("get_customer_by_phone", "{}", Caller.ofNumber(null), Instant.now().plusSeconds(8)));

        assertThat(unknown.status()).isEqualTo(ToolStatus.FAILED);
        assertThat(unknown.display()).contains("couldn't find an account");
        assertThat(withheld.status()).isEqualTo(ToolStatus.FAILED);
        assertThat(withheld.display()).isNotBlank();
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(delimiter = ';', value = {
        "sing_a_song; {}; UNKNOWN_TOOL",
        "lookup_order_status; not json; INVALID_ARGUMENTS",
        "lookup_order_status; []; INVALID_ARGUMENTS",
        "lookup_order_status; {}; INVALID_ARGUMENTS",
        "lookup_order_status; {\"order_id\":\"../admin/faults\"}; INVALID_ARGUMENTS",
        "lookup_order_status; {\"order_id\":\"AB7492\",\"admin\":true}; INVALID_ARGUMENTS",
        "lookup_order_status; {\"order_id\":\"ZZ9999\"}; FAILED",
    })
    void whateverIsWrongBecomesASentence(String tool, String arguments, ToolStatus status) {
        ToolCallFinished answer = ask(request(tool, arguments));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.display()).isNotBlank();
        assertThat(answer.output().path("error").asText()).isNotBlank();
    }

    @Test
    void aSlowCrmTimesOutAndASlowToolHoldsUpNoOther() {
        // Given
        crm("POST", "/admin/faults", "{\"path\":\"/orders/AB7492\",\"delayMs\":6000,\"status\":0,\"times\":1}");
        ToolCallRequested slow = request("lookup_order_status", "{\"order_id\":\"AB7492\"}");
        ToolCallRequested quick = request("lookup_order_status", "{\"order_id\":\"KD2085\"}");

        // When
        bridge.send(Topics.TOOL_CALLS, slow);
        ToolCallFinished quickAnswer = ask(quick);

        // Then
        assertThat(quickAnswer.status()).isEqualTo(ToolStatus.OK);
        assertThat(bridge.seen(ToolCallFinished.class, slow.callId())).isEmpty();
        ToolCallFinished slowAnswer = answerTo(slow);
        assertThat(slowAnswer.status()).isEqualTo(ToolStatus.TIMEOUT);
        assertThat(slowAnswer.display()).contains("taking too long");
    }

    @Test
    void aBrokenCrmIsASentence() {
        crm("POST", "/admin/faults", "{\"path\":\"/orders\",\"delayMs\":0,\"status\":500,\"times\":1}");

        ToolCallFinished answer = ask(request("lookup_order_status", "{\"order_id\":\"AB7492\"}"));

        assertThat(answer.status()).isEqualTo(ToolStatus.FAILED);
        assertThat(answer.display()).isEqualTo("I can't reach our order system right now.");
    }

    @Test
    void aRequestPastItsDeadlineIsNotRun() {
        ToolCallRequested late = request("send_tracking_email", "{\"order_id\":\"KD2085\"}",
                new Caller("+14155550142", "C-1002", "Daniel Reed", null), Instant.now().minusSeconds(1));

        ToolCallFinished answer = ask(late);

        assertThat(answer.status()).isEqualTo(ToolStatus.TIMEOUT);
        assertThat(crm("GET", "/sent-emails", "").toString()).doesNotContain("KD2085");
    }

    @Test
    void aRedeliveredRequestGetsTheFirstOutcomeAndNoSecondEffect() {
        // Given
        ToolCallRequested request = request("send_tracking_email", "{\"order_id\":\"AB7492\"}");
        ToolCallFinished first = ask(request);
        long sentBefore = crm("GET", "/sent-emails", "").size();
        crm("POST", "/admin/faults", "{\"path\":\"/orders\",\"delayMs\":0,\"status\":500}");

        // When
        bridge.send(Topics.TOOL_CALLS, request);
        await().atMost(Duration.ofSeconds(15)).until(() -> bridge.seen(ToolCallFinished.class, request.callId()).size() == 2);

        // Then
        assertThat(first.status()).isEqualTo(ToolStatus.OK);
        assertThat(bridge.seen(ToolCallFinished.class, request.callId())).as("the CRM, broken by now, isn't asked again")
                .allSatisfy(answer -> assertThat(answer.display()).isEqualTo(first.display()));
        assertThat(crm("GET", "/sent-emails", "").size()).isEqualTo(sentBefore);
    }

    @Test
    void anOutcomeIsKeptForADay() {
        ToolCallRequested request = request("lookup_order_status", "{\"order_id\":\"AB7492\"}");

        ask(request);

        assertThat(redis.key().ttl("tool-outcome:" + request.idempotencyKey())).isBetween(Duration.ofHours(23).toSeconds(), Duration.ofHours(24).toSeconds());
    }

    @Test
    void aToolThatRanBeforeItsOutcomeWasKeptHasNoSecondEffectAsTheCrmKnowsTheKey() {
        // Given an effect of which nothing is kept: the process died in that moment
        ToolCallRequested request = request("send_tracking_email", "{\"order_id\":\"AB7492\"}");
        ToolCallFinished first = ask(request);
        redis.key().del("tool-outcome:" + request.idempotencyKey());
        int sentBefore = crm("GET", "/sent-emails", "").size();
        // When
        bridge.send(Topics.TOOL_CALLS, request);
        await().atMost(Duration.ofSeconds(15)).until(() -> bridge.seen(ToolCallFinished.class, request.callId()).size() == 2);
        // Then
        assertThat(bridge.seen(ToolCallFinished.class, request.callId())).allSatisfy(answer -> assertThat(answer.display()).isEqualTo(first.display()));
        assertThat(crm("GET", "/sent-emails", "").size()).isEqualTo(sentBefore);
    }

    @Test
    void aRequestThatNobodyForesawGoesToTheDeadLettersAndTheNextIsServed() {
        // Given a request without its idempotency key
        String callId = UUID.randomUUID().toString();
        ToolCallRequested keyless = new ToolCallRequested(callId, Instant.now(), "call_1", "lookup_order_status", "{}", "triage", "+18005551234",
                Caller.ofNumber(null), Instant.now().plusSeconds(8), REPLY_PARTITION, null);
        // When
        bridge.send(Topics.TOOL_CALLS, keyless);
        ToolCallFinished answer = ask(request("lookup_order_status", "{\"order_id\":\"AB7492\"}"));
        // Then
        assertThat(answer.status()).isEqualTo(ToolStatus.OK);
        var letter = bridge.awaitRecord(r -> r.topic().equals("tool-calls.dlq") && callId.equals(r.key()));
        assertThat(EventTap.header(letter, CloudEventHeaders.DEAD_LETTER_REASON)).isEqualTo("can't be dealt with: NullPointerException");
        assertThat(RestAssured.get("/q/metrics").asString()).containsPattern("trunkline_tool_records_buried_total [1-9]");
    }

    @Test
    void everyCallIsAuditedWithCardNumbersMasked() {
        ToolCallRequested request = request("lookup_order_status", "{\"order_id\":\"AB7492\",\"note\":\"card 4111 1111 1111 1111\"}");

        bridge.send(Topics.TOOL_CALLS, request);

        ControlEvent.ToolCallAudited audit = bridge.await(ControlEvent.ToolCallAudited.class, request.callId());
        assertThat(audit.tool()).isEqualTo("lookup_order_status");
        assertThat(audit.customerId()).isEqualTo("C-1001");
        assertThat(audit.status()).isEqualTo(ToolStatus.INVALID_ARGUMENTS);
        assertThat(audit.inputs().toString()).contains("AB7492").doesNotContain("4111 1111").contains("1111]");
    }

    @Test
    void aRecordThatIsNotOursGoesToTheDeadLettersAndTheNextIsServed() {
        bridge.sendRaw(Topics.TOOL_CALLS, null, "hello".getBytes(StandardCharsets.UTF_8));
        bridge.sendRaw(Topics.TOOL_CALLS, "trunkline.tool-call.requested.v1", "{\"callId\":".getBytes(StandardCharsets.UTF_8));
        bridge.sendRaw(Topics.TOOL_CALLS, "trunkline.tool-call.sung.v1", "{}".getBytes(StandardCharsets.UTF_8));

        ToolCallFinished answer = ask(request("lookup_order_status", "{\"order_id\":\"AB7492\"}"));

        assertThat(answer.status()).isEqualTo(ToolStatus.OK);
        var noType = bridge.awaitRecord(r -> "no ce_type header".equals(EventTap.header(r, CloudEventHeaders.DEAD_LETTER_REASON)));
        assertThat(new String(noType.value(), StandardCharsets.UTF_8)).isEqualTo("hello");
        assertThat(EventTap.header(noType, CloudEventHeaders.DEAD_LETTER_ORIGIN)).startsWith("tool-calls/");
        bridge.awaitRecord(r -> r.topic().equals("tool-calls.dlq") && new String(r.value(), StandardCharsets.UTF_8).equals("{\"callId\":"));
    }

    @Test
    void oneTraceRunsFromTheRequestThroughKafkaIntoTheCrmAndBack() {
        // Given
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        ToolCallRequested request = request("lookup_order_status", "{\"order_id\":\"AB7492\"}");

        // When
        bridge.send(Topics.TOOL_CALLS, request, Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));

        // Then
        var answer = bridge.awaitRecord(r -> r.topic().equals(Topics.TOOL_RESULTS) && request.callId().equals(r.key()));
        assertThat(answer.partition()).isEqualTo(REPLY_PARTITION);
        assertThat(EventTap.header(answer, "traceparent")).contains(trace);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(spans.getFinishedSpanItems())
                .anySatisfy(span -> {
                    assertThat(span.getTraceId()).isEqualTo(trace);
                    assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
                    assertThat(span.getAttributes().asMap().toString()).doesNotContain("AB7492");
                }));
    }

    @Test
    void healthIsReadyAndDurationsAreMeasuredByToolAndStatus() {
        ask(request("no_such_tool_4711", "{}"));

        await().atMost(Duration.ofSeconds(10)).until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
        String metrics = RestAssured.get("/q/metrics").asString();
        assertThat(metrics).contains("trunkline_tool_duration_seconds").contains("tool=\"unknown\"").doesNotContain("no_such_tool_4711");
    }

    /** A request of a known caller with eight seconds to go. */
    private static ToolCallRequested request(String tool, String arguments) {
        return request(tool, arguments, new Caller("+14155550100", "C-1001", "Ann Miller", Trust.NUMBER), Instant.now().plusSeconds(8));
    }

    private static ToolCallRequested request(String tool, String arguments, Caller caller, Instant deadline) {
        String callId = UUID.randomUUID().toString();
        return new ToolCallRequested(callId, Instant.now(), "call_1", tool, arguments, "triage", "+18005551234", caller, deadline,
                REPLY_PARTITION, callId + "/call_1");
    }

    private ToolCallFinished ask(ToolCallRequested request) {
        bridge.send(Topics.TOOL_CALLS, request);
        return answerTo(request);
    }

    private ToolCallFinished answerTo(ToolCallRequested request) {
        return bridge.await(ToolCallFinished.class, request.callId());
    }

    private JsonNode crm(String method, String path, String body) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(crm.resolve(path)).header("Authorization", "Bearer crm-secret")
                    .method(method, HttpRequest.BodyPublishers.ofString(body)).build();
            String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return EventCodec.mapper().readTree(answer.isBlank() ? "{}" : answer);
        } catch (IOException e) {
            throw new AssertionError("the CRM doesn't answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
