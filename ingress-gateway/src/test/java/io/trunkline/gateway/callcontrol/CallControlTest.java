package io.trunkline.gateway.callcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.trunkline.contracts.Urgency;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.http.InternalApi;
import io.trunkline.contracts.http.MoveCall;
import io.trunkline.gateway.GatewayTest;
import io.trunkline.gateway.context.Ulid;
import io.trunkline.gateway.internal.InternalServer;
import io.trunkline.gateway.world.FakeTwilio;
import io.trunkline.gateway.world.Twiml;
import io.trunkline.gateway.world.World;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CallControlTest extends GatewayTest {
    @Inject
    InternalServer internal;

    @Test
    void aMoveGivesTheLegToAQueueAtTheCarrier() {
        // Given
        bridge("bridge-0", 10);
        String sid = callSid();
        ring(sid, PLAIN);
        // When
        Response answer = move(callIdOf(sid), moveTo("billing", Urgency.MEDIUM));
        // Then
        assertThat(answer.path("outcome").toString()).isEqualTo("done");
        assertThat(twilio.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.path()).isEqualTo("/2010-04-01/Accounts/" + World.ACCOUNT_SID + "/Calls/" + sid + ".json");
            assertThat(asked.authorization()).startsWith("Basic ");
            Twiml twiml = Twiml.read(asked.form().get("Twiml"));
            assertThat(twiml.verbs()).containsExactly("Enqueue");
            assertThat(twiml.text("Enqueue")).isEqualTo("billing");
            assertThat(twiml.attribute("Enqueue", "action")).isEqualTo(World.PUBLIC_URL + "/twilio/queue-ended");
        });
        assertThat(callHash(sid)).containsEntry("state", "queued").containsEntry("queue", "billing");
    }

    @Test
    void anUrgentCallerWaitsInThePriorityQueue() {
        // Given
        bridge("bridge-0", 10);
        String sid = callSid();
        ring(sid, PLAIN);
        // When
        move(callIdOf(sid), moveTo("billing", Urgency.HIGH));
        // Then
        assertThat(Twiml.read(twilio.asked().getFirst().form().get("Twiml")).text("Enqueue")).isEqualTo("priority");
    }

    @Test
    void askedTwiceAtOnceTheLegMovesOnce() throws Exception {
        // Given
        bridge("bridge-0", 10);
        String sid = callSid();
        ring(sid, PLAIN);
        String callId = callIdOf(sid);
        Callable<String> ask = () -> move(callId, moveTo("billing", Urgency.MEDIUM)).path("outcome");
        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = threads.invokeAll(IntStream.range(0, 6).mapToObj(i -> ask).toList()).stream()
                    .collect(Collectors.groupingBy(f -> f.resultNow(), Collectors.counting()));
            // Then
            assertThat(outcomes).containsEntry("done", 1L).containsEntry("already_done", 5L);
        }
        assertThat(twilio.asked()).hasSize(1);
    }

    @Test
    void aMovedLegThatAsksAnywayGetsTheSameInstructions() {
        // Given
        bridge("bridge-0", 10);
        bridge("bridge-1", 10);
        String sid = callSid();
        Twiml connected = ring(sid, PLAIN);
        move(callIdOf(sid), moveTo("billing", Urgency.MEDIUM));
        // When
        String answer = after(sid, connected).body();
        // Then
        assertThat(answer).isEqualTo(twilio.asked().getFirst().form().get("Twiml"));
    }

    @ParameterizedTest
    @CsvSource({"400,21220", "404,20404"})
    void aLegThatIsGoneIsSaidSo(int status, int code) {
        // Given
        bridge("bridge-0", 10);
        String sid = callSid();
        ring(sid, PLAIN);
        twilio.then(FakeTwilio.error(status, code));
        // When
        Response answer = move(callIdOf(sid), moveTo("billing", Urgency.LOW));
        // Then
        assertThat(answer.path("outcome").toString()).isEqualTo("call_gone");
        assertThat(twilio.asked()).hasSize(1);
    }

    @Test
    void aBusyCarrierIsAskedAgain() {
        // Given
        bridge("bridge-0", 10);
        String sid = callSid();
        ring(sid, PLAIN);
        twilio.then(FakeTwilio.error(429, 20429), FakeTwilio.error(503, 20500));
        // When
        Response answer = move(callIdOf(sid), moveTo("billing", Urgency.LOW));
        // Then
        assertThat(answer.path("outcome").toString()).isEqualTo("done");
        assertThat(twilio.asked()).hasSize(3);
    }

    @Test
    void aBrokenCarrierIsSaidSoAndTheCallStaysWithTheAgent() {
        // Given
        bridge("bridge-0", 10);
        bridge("bridge-1", 10);
        String sid = callSid();
        Twiml connected = ring(sid, PLAIN);
        twilio.then(FakeTwilio.error(500, 20500), FakeTwilio.error(500, 20500), FakeTwilio.error(500, 20500));
        // When
        Response answer = move(callIdOf(sid), moveTo("billing", Urgency.LOW));
        // Then
        assertThat(answer.path("outcome").toString()).isEqualTo("carrier_failed");
        assertThat(twilio.asked()).hasSize(3);
        assertThat(callHash(sid)).containsEntry("state", "ringing").doesNotContainKey("moveTwiml");
        assertThat(Twiml.read(after(sid, connected).body()).verbs()).contains("Connect");
        assertThat(move(callIdOf(sid), moveTo("billing", Urgency.LOW)).path("outcome").toString()).isEqualTo("done");
    }

    @Test
    void callsThatEndedOrNeverWereAreToldApart() {
        // Given
        bridge("bridge-0", 10);
        String sid = callSid();
        ring(sid, PLAIN);
        String callId = callIdOf(sid);
        status(sid, "completed", 2);
        // When
        String ended = move(callId, moveTo("billing", Urgency.LOW)).path("outcome");
        String unknown = move(Ulid.at(0), moveTo("billing", Urgency.LOW)).path("outcome");
        // Then
        assertThat(ended).isEqualTo("call_gone");
        assertThat(unknown).isEqualTo("unknown_call");
        assertThat(twilio.asked()).isEmpty();
    }

    @Test
    void hangingUpCompletesTheLeg() {
        // Given
        bridge("bridge-0", 10);
        String sid = callSid();
        ring(sid, PLAIN);
        // When
        Response answer = post(InternalApi.of(InternalApi.HANG_UP, callIdOf(sid)), "", World.INTERNAL_TOKEN);
        // Then
        assertThat(answer.path("outcome").toString()).isEqualTo("done");
        assertThat(twilio.asked()).singleElement().satisfies(asked -> assertThat(asked.form()).containsEntry("Status", "completed"));
    }

    @Test
    void withoutTheTokenOrAProperBodyNothingIsDone() throws Exception {
        // Given
        String path = InternalApi.of(InternalApi.MOVE_CALL, Ulid.at(0));
        String body = EventCodec.mapper().writeValueAsString(moveTo("billing", Urgency.LOW));
        // When
        int withoutToken = RestAssured.given().baseUri("http://127.0.0.1").port(internal.port()).body(body).post(path).statusCode();
        int wrongToken = post(path, body, "wrong").statusCode();
        int malformed = post(path, "{\"queue\":", World.INTERNAL_TOKEN).statusCode();
        int empty = post(path, "", World.INTERNAL_TOKEN).statusCode();
        int oversized = post(path, " ".repeat(300_000), World.INTERNAL_TOKEN).statusCode();
        int onThePublicPort = RestAssured.given().header(InternalApi.TOKEN_HEADER, World.INTERNAL_TOKEN).body(body).post(path).statusCode();
        // Then
        assertThat(withoutToken).isEqualTo(401);
        assertThat(wrongToken).isEqualTo(401);
        assertThat(malformed).isEqualTo(400);
        assertThat(empty).isEqualTo(400);
        assertThat(oversized).isEqualTo(413);
        assertThat(onThePublicPort).isEqualTo(404);
    }

    private static MoveCall moveTo(String queue, Urgency urgency) {
        ObjectNode task = JsonNodeFactory.instance.objectNode().put("callId", "x").put("summary", "It is \"broken\" & <urgent>");
        return new MoveCall(queue, urgency, "billing_dispute", task);
    }

    private Response move(String callId, MoveCall wanted) {
        try {
            return post(InternalApi.of(InternalApi.MOVE_CALL, callId), EventCodec.mapper().writeValueAsString(wanted), World.INTERNAL_TOKEN);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Response post(String path, String body, String token) {
        return RestAssured.given().baseUri("http://127.0.0.1").port(internal.port()).header(InternalApi.TOKEN_HEADER, token)
                .contentType("application/json").body(body).post(path);
    }
}
