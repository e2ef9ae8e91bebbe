package io.trunkline.gateway.webhook;

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
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VoiceWebhookTest extends GatewayTest {

    @Test
    void aCallIsConnectedToABridgeThatWasToldOfIt() {
        // Given
        FakeBridge bridge = bridge("bridge-0", 10);
        String sid = callSid();
        // When
        FakeCarrier.Answer answer = carrier.post("/twilio/voice", FakeCarrier.call(sid, ANN, PLAIN));
        // Then
        Twiml twiml = Twiml.read(answer.body());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/xml");
        assertThat(twiml.verbs()).containsExactly("Connect", "Redirect");
        assertThat(twiml.attribute("Stream", "url")).isEqualTo("wss://bridge-0.example.com/media/bridge-0/twilio");
        assertThat(twiml.attribute("Stream", "statusCallback")).isEqualTo(World.PUBLIC_URL + "/twilio/stream-status");
        String callId = callIdOf(sid);
        assertThat(twiml.attribute("Connect", "action")).isEqualTo(World.PUBLIC_URL + "/twilio/connect-ended?callId=" + callId + "&bridge=bridge-0&n=1");
        assertThat(twiml.text("Redirect")).isEqualTo(World.PUBLIC_URL + "/twilio/resume?callId=" + callId + "&bridge=bridge-0&n=1");
        assertThat(twiml.parameters()).containsEntry("callId", callId).containsEntry("line", PLAIN).containsEntry("call_sid", sid)
                .containsEntry("from", ANN).containsEntry("to", PLAIN).containsKeys("token", "department");
        assertThat(new StreamToken(World.STREAM_SECRET).verify(twiml.parameters().get("token"),
                new StreamToken.Binding(callId, "bridge-0", sid), System.currentTimeMillis())).isInstanceOf(StreamToken.Verdict.Valid.class);
        assertThat(bridge.calls()).singleElement().satisfies(call -> {
            assertThat(call.callId()).isEqualTo(callId);
            assertThat(call.agent()).isEqualTo("triage");
            assertThat(call.caller().number()).isEqualTo(ANN);
            assertThat(call.numberTrusted()).isTrue();
            assertThat(call.attempt()).isEqualTo(1);
        });
        await().untilAsserted(() -> {
            assertThat(kafka.events(ControlEvent.CallReceived.class, callId)).singleElement()
                    .satisfies(e -> assertThat(e.withheld()).isFalse());
            assertThat(kafka.events(ControlEvent.CallPlaced.class, callId)).singleElement()
                    .satisfies(e -> assertThat(e.bridge()).isEqualTo("bridge-0"));
        });
    }

    @Test
    void theOtherNamesOfTheWebhookAreTheSame() {
        // Given
        FakeBridge bridge = bridge("bridge-0", 10);
        // When
        FakeCarrier.Answer answer = carrier.post("/voice/incoming", FakeCarrier.call(callSid(), ANN, PLAIN));
        // Then
        assertThat(Twiml.read(answer.body()).verbs()).containsExactly("Connect", "Redirect");
        assertThat(bridge.calls()).hasSize(1);
    }

    @Test
    void theSameLegAskedTwiceAtOnceIsOneCallWithOneAnswer() throws Exception {
        // Given
        FakeBridge bridge = bridge("bridge-0", 10);
        String sid = callSid();
        Callable<String> post = () -> carrier.post("/twilio/voice", FakeCarrier.call(sid, ANN, PLAIN)).body();
        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(IntStream.range(0, 12).mapToObj(i -> post).toList()).stream()
                    .map(f -> f.resultNow()).collect(Collectors.toSet());
            // Then
            assertThat(answers).hasSize(1);
            assertThat(Twiml.read(answers.iterator().next()).verbs()).containsExactly("Connect", "Redirect");
        }
        assertThat(bridge.calls()).hasSize(1);
        assertThat(carrier.post("/twilio/voice", FakeCarrier.call(sid, ANN, PLAIN)).status()).isEqualTo(200);
    }

    @Test
    void anUnknownLineIsNotInService() {
        // Given
        FakeBridge bridge = bridge("bridge-0", 10);
        // When
        Twiml twiml = ring(callSid(), "+18005559999");
        // Then
        assertThat(twiml.verbs()).containsExactly("Say", "Hangup");
        assertThat(twiml.text("Say")).containsIgnoringCase("not in service");
        assertThat(bridge.calls()).isEmpty();
    }

    @Test
    void aWithheldCallerIsServedWithoutANumber() {
        // Given
        FakeBridge bridge = bridge("bridge-0", 10);
        String sid = callSid();
        // When
        FakeCarrier.Answer answer = carrier.post("/twilio/voice", FakeCarrier.call(sid, "+266696687", PLAIN));
        // Then
        assertThat(Twiml.read(answer.body()).parameters()).containsEntry("from", "anonymous");
        assertThat(bridge.calls()).singleElement().satisfies(call -> assertThat(call.caller().number()).isNull());
        assertThat(callHash(sid)).doesNotContainKey("from");
    }

    @Test
    void aNumberWithoutFullAttestationIsNotTrusted() {
        // Given
        FakeBridge bridge = bridge("bridge-0", 10);
        Map<String, String> form = FakeCarrier.call(callSid(), ANN, PLAIN);
        form.put("StirVerstat", "TN-Validation-Passed-B");
        // When
        carrier.post("/twilio/voice", form);
        // Then
        assertThat(bridge.calls()).singleElement().satisfies(call -> assertThat(call.numberTrusted()).isFalse());
    }
}
