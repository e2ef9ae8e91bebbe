package io.trunkline.gateway.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.stream.StreamToken;
import io.trunkline.gateway.GatewayTest;
import io.trunkline.gateway.world.FakeBridge;
import io.trunkline.gateway.world.FakeCarrier;
import io.trunkline.gateway.world.Twiml;
import io.trunkline.gateway.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** New callers while Redis refuses every connection. */
@QuarkusTest
class WithoutContextTest extends GatewayTest {
    private static final String LINE = World.LINE_WITHOUT_CONTEXT;

    @AfterEach
    void redisIsBack() {
        World.redisDoor().fair();
        await().ignoreExceptions().until(() -> redis.execute("PING") != null);
    }

    @Test
    void areServedByABridgeThatIsRemembered() {
        // Given
        FakeBridge bridge = seen(bridge("bridge-0", 10));
        String sid = callSid();
        // When
        redisGoes();
        Twiml twiml = ring(sid, LINE);
        // Then
        assertThat(twiml.verbs()).containsExactly("Say", "Connect", "Redirect");
        assertThat(twiml.attribute("Stream", "url")).isEqualTo("wss://bridge-0.example.com/media/bridge-0/twilio");
        String callId = twiml.parameters().get("callId");
        assertThat(bridge.calls()).filteredOn(call -> call.callSid().equals(sid)).singleElement().satisfies(call -> {
            assertThat(call.callId()).isEqualTo(callId);
            assertThat(call.attempt()).isEqualTo(1);
            assertThat(call.caller().number()).isEqualTo(ANN);
        });
        var binding = new StreamToken.Binding(callId, "bridge-0", sid);
        assertThat(new StreamToken(World.STREAM_SECRET).verify(twiml.parameters().get("token"), binding, System.currentTimeMillis()))
                .isInstanceOf(StreamToken.Verdict.Valid.class);
        await().untilAsserted(() -> assertThat(kafka.events(ControlEvent.CallPlaced.class, callId)).hasSize(1));
    }

    @Test
    void areWrittenDownWhenRedisIsBack() {
        // Given
        seen(bridge("bridge-0", 10));
        String sid = callSid();
        redisGoes();
        Twiml twiml = ring(sid, LINE);
        // When
        redisIsBack();
        // Then
        await().untilAsserted(() -> assertThat(callHash(sid)).containsEntry("callSid", sid).containsEntry("bridge", "bridge-0").containsEntry("attempt", "1")
                .containsEntry("state", "streaming").containsKeys("answer", "createdAt"));
        assertThat(callIdOf(sid)).isEqualTo(twiml.parameters().get("callId"));
        assertThat(ring(sid, LINE)).as("asked again").satisfies(again -> assertThat(again.parameters()).isEqualTo(twiml.parameters()));
    }

    @Test
    void areKnownToWhoeverAsksAboutThemFirst() {
        // Given
        seen(bridge("bridge-0", 10));
        String ended = callSid();
        String lost = callSid();
        redisGoes();
        ring(ended, LINE);
        Twiml connected = ring(lost, LINE);
        // When
        World.redisDoor().fair();
        bridge("bridge-1", 10);
        // Then
        await().ignoreExceptions().untilAsserted(() -> assertThat(status(ended, "completed", 3).status()).isEqualTo(204));
        await().untilAsserted(() -> assertThat(kafka.events(ControlEvent.CallEnded.class, callIdOf(ended))).hasSize(1));
        assertThat(Twiml.read(after(lost, connected).body()).attribute("Stream", "url")).contains("bridge-1");
    }

    @Test
    void getTheSameAnswerWhenTheCarrierAsksAgain() {
        // Given
        FakeBridge bridge = seen(bridge("bridge-0", 10));
        String sid = callSid();
        redisGoes();
        String first = carrier.post("/twilio/voice", FakeCarrier.call(sid, ANN, LINE)).body();
        // When
        String second = carrier.post("/twilio/voice", FakeCarrier.call(sid, ANN, LINE)).body();
        // Then
        assertThat(second).isEqualTo(first);
        assertThat(bridge.calls()).filteredOn(call -> call.callSid().equals(sid)).hasSize(1);
    }

    @Test
    void goToTheNextBridgeWhereOneRefusesAndToAPersonWhereAllDo() {
        // Given
        FakeBridge full = bridge("bridge-0", 10);
        FakeBridge free = bridge("bridge-1", 10);
        seen(full, free);
        redisGoes();
        // When
        full.answering(503);
        Twiml served = ring(callSid(), LINE);
        free.answering(503);
        Twiml refused = ring(callSid(), LINE);
        // Then
        assertThat(served.attribute("Stream", "url")).contains("bridge-1");
        assertThat(refused.verbs()).containsExactly("Say", "Enqueue");
    }

    @Test
    void getAPersonOnALineThatDoesNotSayOtherwise() {
        // Given
        FakeBridge bridge = seen(bridge("bridge-0", 10));
        String sid = callSid();
        // When
        redisGoes();
        Twiml twiml = ring(sid, PLAIN);
        // Then
        assertThat(twiml.verbs()).containsExactly("Say", "Enqueue");
        assertThat(bridge.calls()).noneMatch(call -> call.callSid().equals(sid));
    }

    /** A call makes the gateway look at the bridges, which then say no more. */
    private FakeBridge seen(FakeBridge... bridges) {
        ring(callSid(), PLAIN);
        for (FakeBridge bridge : bridges) {
            bridge.silentFor(0);
        }
        return bridges[0];
    }

    private static void redisGoes() {
        World.redisDoor().away();
    }
}
