package io.trunkline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.trunkline.contracts.Caller;
import io.trunkline.contracts.Topics;
import io.trunkline.contracts.Trust;
import io.trunkline.contracts.Urgency;
import io.trunkline.contracts.event.CloudEventHeaders;
import io.trunkline.contracts.event.ControlEvent.EscalationAnnounced;
import io.trunkline.contracts.event.ControlEvent.EscalationRequested;
import io.trunkline.contracts.event.ControlEvent.ToolCallFinished;
import io.trunkline.contracts.event.ControlEvent.TransferUpdated;
import io.trunkline.contracts.event.EscalationMode;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.event.ToolStatus;
import io.trunkline.contracts.event.TransferState;
import io.trunkline.contracts.redis.CallKeys;
import io.trunkline.contracts.redis.SessionFields;
import io.trunkline.contracts.redis.ToolEntry;
import io.trunkline.contracts.redis.TranscriptEntry;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(World.class)
class EscalationServiceTest {
    private static final int REPLY_PARTITION = 3;
    /** As {@link World} has it. */
    private static final Duration ANNOUNCE_TIMEOUT = Duration.ofSeconds(3);
    private static final Caller DANIEL = new Caller("+14155550142", "C-1002", "Daniel Reed", Trust.NUMBER);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "quarkus.rest-client.gateway.url")
    String gateway;

    @ConfigProperty(name = "quarkus.rest-client.crm.url")
    String crm;

    @Inject
    RedisDataSource redis;

    private EventTap bridge;

    @BeforeEach
    void connect() {
        bridge = new EventTap(bootstrapServers, Topics.TOOL_RESULTS, Topics.CALL_EVENTS, Topics.deadLetterOf(Topics.ESCALATIONS));
    }

    @AfterEach
    void healAndLeave() {
        http("DELETE", crm + "/admin/faults", "");
        bridge.close();
    }

    @Test
    void theModelIsAnsweredTheCrmToldAndTheLegMovedOnceTheExplanationWasSpoken() {
        // Given
        EscalationRequested request = dispute(UUID.randomUUID().toString(), Urgency.HIGH);

        // When
        bridge.send(Topics.ESCALATIONS, request);
        ToolCallFinished answer = bridge.await(ToolCallFinished.class, request.callId());

        // Then
        assertThat(answer.status()).isEqualTo(ToolStatus.OK);
        assertThat(answer.toolCallId()).isEqualTo("call_9");
        assertThat(answer.display()).contains("billing specialist").contains("everything you told me");
        assertThat(movesOf(request.callId())).isEmpty();

        // When
        bridge.send(Topics.ESCALATIONS, new EscalationAnnounced(request.callId(), Instant.now(), "call_9"));
        bridge.await(TransferUpdated.class, t -> t.callId().equals(request.callId()) && t.state() == TransferState.QUEUED);

        // Then
        List<JsonNode> moves = movesOf(request.callId());
        assertThat(moves).hasSize(1);
        assertThat(moves.getFirst().path("queue").asText()).isEqualTo("priority");
        assertThat(moves.getFirst().path("urgency").asText()).isEqualTo("high");
        JsonNode task = moves.getFirst().path("task");
        assertThat(task.path("from_agent").asBoolean()).isTrue();
        assertThat(task.path("context").asText()).contains("$347");
        assertThat(task.path("customer").path("name").asText()).isEqualTo("Daniel Reed");
        JsonNode interaction = interactionOf(request.callSid());
        assertThat(interaction.path("customer_phone").asText()).isEqualTo("+14155550142");
        assertThat(interaction.path("channel").asText()).isEqualTo("phone");
        assertThat(interaction.path("agent_type").asText()).isEqualTo("voice_ai");
        assertThat(interaction.path("escalation_reason").asText()).isEqualTo("billing_dispute");
        assertThat(interaction.path("urgency").asText()).isEqualTo("high");
        assertThat(interaction.path("timestamp").asText()).isNotBlank();
    }

    @Test
    void theLegMovesAfterAWhileEvenIfNobodySaysTheExplanationWasSpokenAndOnlyOnce() {
        EscalationRequested request = dispute(UUID.randomUUID().toString(), Urgency.MEDIUM);

        bridge.send(Topics.ESCALATIONS, request);
        Instant answered = bridge.await(ToolCallFinished.class, request.callId()).at();
        TransferUpdated moved = bridge.await(TransferUpdated.class, t -> t.callId().equals(request.callId()) && t.state() == TransferState.QUEUED);
        bridge.send(Topics.ESCALATIONS, new EscalationAnnounced(request.callId(), Instant.now(), "call_9"));
        bridge.await(TransferUpdated.class, t -> t.callId().equals(request.callId()) && t.state() == TransferState.ANNOUNCED);

        assertThat(Duration.between(answered, moved.at())).as("time to explain").isGreaterThan(ANNOUNCE_TIMEOUT.minusMillis(500));
        assertThat(movesOf(request.callId())).singleElement().satisfies(move -> assertThat(move.path("queue").asText()).isEqualTo("billing"));
    }

    @Test
    void theMoveBelongsToTheCallsTraceWhetherItWasSpokenForOrTheClockBeganIt() {
        // Given
        EscalationRequested spoken = dispute(UUID.randomUUID().toString(), Urgency.MEDIUM);
        EscalationRequested silent = dispute(UUID.randomUUID().toString(), Urgency.MEDIUM);
        // When
        bridge.send(Topics.ESCALATIONS, spoken, traceparent("a"));
        bridge.send(Topics.ESCALATIONS, silent, traceparent("b"));
        bridge.send(Topics.ESCALATIONS, new EscalationAnnounced(spoken.callId(), Instant.now(), "call_9"), traceparent("a"));
        bridge.await(TransferUpdated.class, t -> t.callId().equals(spoken.callId()) && t.state() == TransferState.QUEUED);
        bridge.await(TransferUpdated.class, t -> t.callId().equals(silent.callId()) && t.state() == TransferState.QUEUED);
        // Then
        assertThat(movesOf(spoken.callId()).getFirst().path("traceparent").asText()).contains("a".repeat(32));
        assertThat(movesOf(silent.callId()).getFirst().path("traceparent").asText()).contains("b".repeat(32));
    }

    private static Map<String, String> traceparent(String digit) {
        return Map.of("traceparent", "00-" + digit.repeat(32) + "-00f067aa0ba902b7-01");
    }

    @Test
    void theHandOverHoldsEverythingTheHumanNeeds() throws IOException {
        // Given
        EscalationRequested request = dispute(UUID.randomUUID().toString(), Urgency.HIGH);
        CallKeys keys = new CallKeys(request.callId());
        redis.hash(String.class).hset(keys.session(), SessionFields.TRUST, "NUMBER");
        redis.list(String.class).rpush(keys.transcript(), json(new TranscriptEntry(1, Instant.now(), "agent", "Welcome back, Daniel!", false, false)),
                json(new TranscriptEntry(2, Instant.now(), "caller", "I need to dispute a charge.", false, false)));
        redis.list(String.class).rpush(keys.tools(), json(new ToolEntry("call_1", "get_customer_by_phone", Instant.now(), "{}", ToolStatus.OK,
                EventCodec.mapper().createObjectNode().put("name", "Daniel Reed"), "I found your account.", 31)));

        // When
        bridge.send(Topics.ESCALATIONS, request);
        bridge.await(ToolCallFinished.class, request.callId());
        await().atMost(Duration.ofSeconds(10)).until(() -> handOver(request.callId()).hasNonNull("interactionId"));
        JsonNode handOver = handOver(request.callId());

        // Then
        assertThat(handOver.path("summary").asText()).contains("$347").contains("last month");
        assertThat(handOver.path("customer").path("name").asText()).isEqualTo("Daniel Reed");
        assertThat(handOver.path("customer").path("trust").asText()).isEqualTo("NUMBER");
        assertThat(handOver.path("transcript").path(1).path("text").asText()).isEqualTo("I need to dispute a charge.");
        assertThat(handOver.path("tools").path(0).path("tool").asText()).isEqualTo("get_customer_by_phone");
        assertThat(handOver.path("reason").asText()).isEqualTo("billing_dispute");
        assertThat(handOver.path("queue").asText()).isEqualTo("priority");
    }

    @Test
    void aCallThatWasNeverEscalatedHasNoHandOver() {
        assertThat(desk().get("/api/escalations/nobody").statusCode()).isEqualTo(404);
        assertThat(desk().get("/api/escalations/..%2F..%2Fx").statusCode()).isIn(400, 404);
    }

    @Test
    void aCrmThatIsAwayHoldsUpNobodyAndIsTriedAgain() {
        http("POST", crm + "/admin/faults", "{\"path\":\"/interactions\",\"delayMs\":0,\"status\":503,\"times\":2}");
        EscalationRequested request = dispute(UUID.randomUUID().toString(), Urgency.HIGH);

        bridge.send(Topics.ESCALATIONS, request);

        assertThat(bridge.await(ToolCallFinished.class, request.callId()).status()).isEqualTo(ToolStatus.OK);
        await().atMost(Duration.ofSeconds(10)).until(() -> !interactionOf(request.callSid()).isMissingNode());
    }

    @Test
    void aGatewayThatFailsOnceIsAskedAgain() {
        EscalationRequested request = dispute("flaky-" + UUID.randomUUID(), Urgency.HIGH);

        bridge.send(Topics.ESCALATIONS, request);
        bridge.await(ToolCallFinished.class, request.callId());
        bridge.send(Topics.ESCALATIONS, new EscalationAnnounced(request.callId(), Instant.now(), "call_9"));

        bridge.await(TransferUpdated.class, t -> t.callId().equals(request.callId()) && t.state() == TransferState.QUEUED);
        assertThat(movesOf(request.callId())).hasSize(2);
    }

    @Test
    void aCallerWhoHungUpMeanwhileIsNotQueued() {
        EscalationRequested request = dispute("gone-" + UUID.randomUUID(), Urgency.HIGH);

        bridge.send(Topics.ESCALATIONS, request);
        bridge.await(ToolCallFinished.class, request.callId());
        bridge.send(Topics.ESCALATIONS, new EscalationAnnounced(request.callId(), Instant.now(), "call_9"));

        TransferUpdated update = bridge.await(TransferUpdated.class, t -> t.callId().equals(request.callId()) && t.state() == TransferState.FAILED);
        assertThat(update.reason()).isEqualTo("call_gone");
    }

    @Test
    void aSecondRequestOfTheModelIsAnsweredButMovesNothingTwice() {
        // Given
        EscalationRequested first = dispute(UUID.randomUUID().toString(), Urgency.HIGH);
        EscalationRequested second = new EscalationRequested(first.callId(), Instant.now(), "call_10", "caller_asked_for_human", "again",
                Urgency.LOW, null, "triage", first.line(), first.callSid(), DANIEL, EscalationMode.ANNOUNCE, REPLY_PARTITION);

        // When
        bridge.send(Topics.ESCALATIONS, first);
        bridge.await(ToolCallFinished.class, first.callId());
        bridge.send(Topics.ESCALATIONS, second);
        bridge.await(ToolCallFinished.class, f -> f.callId().equals(first.callId()) && f.toolCallId().equals("call_10"));
        bridge.send(Topics.ESCALATIONS, new EscalationAnnounced(first.callId(), Instant.now(), "call_9"));
        bridge.await(TransferUpdated.class, t -> t.callId().equals(first.callId()) && t.state() == TransferState.QUEUED);

        // Then
        assertThat(movesOf(first.callId())).hasSize(1);
        assertThat(handOver(first.callId()).path("summary").asText()).contains("$347");
    }

    @Test
    void anImmediateEscalationIsHandedOverButTheLegIsTheGateways() {
        EscalationRequested request = new EscalationRequested(UUID.randomUUID().toString(), Instant.now(), null, "caller_pressed_0",
                "The caller pressed 0 for the operator.", Urgency.MEDIUM, null, "triage", "+18005551234", "CA" + UUID.randomUUID(), DANIEL,
                EscalationMode.IMMEDIATE, REPLY_PARTITION);

        bridge.send(Topics.ESCALATIONS, request);
        bridge.await(TransferUpdated.class, t -> t.callId().equals(request.callId()));
        await().atMost(Duration.ofSeconds(10)).until(() -> !interactionOf(request.callSid()).isMissingNode());

        assertThat(handOver(request.callId()).path("queue").asText()).isEqualTo("operator");
        assertThat(bridge.seen(ToolCallFinished.class, request.callId())).isEmpty();
        assertThat(movesOf(request.callId())).isEmpty();
    }

    @Test
    void aRecordThatIsNotOursGoesToTheDeadLettersAndTheNextIsServed() {
        bridge.sendRaw(Topics.ESCALATIONS, null, "hello".getBytes(StandardCharsets.UTF_8));
        EscalationRequested request = dispute(UUID.randomUUID().toString(), Urgency.HIGH);

        bridge.send(Topics.ESCALATIONS, request);

        bridge.await(ToolCallFinished.class, request.callId());
        bridge.awaitRecord(r -> "no ce_type header".equals(EventTap.header(r, CloudEventHeaders.DEAD_LETTER_REASON)));
    }

    private static EscalationRequested dispute(String callId, Urgency urgency) {
        return new EscalationRequested(callId, Instant.now(), "call_9", "billing_dispute",
                "Daniel Reed disputes a $347 charge from last month: not authorized by the caller.", urgency, "billing", "triage",
                "+18005551234", "CA" + callId, DANIEL, EscalationMode.ANNOUNCE, REPLY_PARTITION);
    }

    private static RequestSpecification desk() {
        return RestAssured.given().header("Authorization", "Bearer " + World.AGENT_KEY);
    }

    private JsonNode handOver(String callId) {
        return tree(desk().get("/api/escalations/" + callId).asString());
    }

    private List<JsonNode> movesOf(String callId) {
        return http("GET", gateway + "/moves", "").valueStream().filter(m -> m.path("callId").asText().equals(callId)).map(m -> m.path("request")).toList();
    }

    private JsonNode interactionOf(String callSid) {
        JsonNode all = http("GET", crm + "/interactions", "");
        JsonNode list = all.isArray() ? all : all.path("interactions");
        return list.valueStream().filter(i -> i.path("call_sid").asText().equals(callSid)).findFirst()
                .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }

    private static JsonNode http(String method, String url, String body) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer crm-secret")
                    .method(method, HttpRequest.BodyPublishers.ofString(body)).build();
            return tree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new AssertionError(url + " doesn't answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return EventCodec.mapper().readTree(json.isBlank() ? "{}" : json);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }

    private static String json(Object value) throws IOException {
        return EventCodec.mapper().writeValueAsString(value);
    }
}
