package io.trunkline.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.gateway.GatewayTest;
import io.trunkline.gateway.world.FakeBridge;
import io.trunkline.gateway.world.FakeCarrier;
import io.trunkline.gateway.world.Twiml;
import io.trunkline.gateway.world.World;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BadWebhookTest extends GatewayTest {

    @Test
    void anUnsignedWebhookIsRefusedCountedAndDoesNothing() {
        // Given
        FakeBridge bridge = bridge("bridge-0", 10);
        double before = refused("voice", "unsigned");
        String sid = callSid();
        // When
        FakeCarrier.Answer answer = carrier.post("/twilio/voice", FakeCarrier.call(sid, ANN, PLAIN), null);
        // Then
        assertThat(answer.status()).isEqualTo(403);
        assertNothingHappened(sid, bridge);
        assertThat(refused("voice", "unsigned")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/twilio/voice", "/voice/incoming", "/twilio/menu?callId=x", "/twilio/call-status", "/twilio/stream-status",
        "/twilio/resume?callId=x", "/twilio/connect-ended?callId=x", "/twilio/queue-ended", "/twilio/fallback"})
    void aWrongSignatureIsRefusedEverywhere(String path) {
        // Given
        FakeBridge bridge = bridge("bridge-0", 10);
        String sid = callSid();
        Map<String, String> form = FakeCarrier.call(sid, ANN, PLAIN);
        // When
        FakeCarrier.Answer answer = carrier.post(path, form, FakeCarrier.sign(World.PUBLIC_URL + path, form, "another token"));
        // Then
        assertThat(answer.status()).isEqualTo(403);
        assertNothingHappened(sid, bridge);
    }

    @Test
    void aChangedParameterOrQueryBreaksTheSignature() {
        // Given
        Map<String, String> form = FakeCarrier.call(callSid(), ANN, PLAIN);
        String signature = FakeCarrier.sign(World.PUBLIC_URL + "/twilio/resume?callId=A&n=1", form, World.AUTH_TOKEN);
        // When
        int otherQuery = carrier.post("/twilio/resume?callId=B&n=1", form, signature).status();
        form.put("To", WITH_MENU);
        int otherForm = carrier.post("/twilio/resume?callId=A&n=1", form, signature).status();
        // Then
        assertThat(otherQuery).isEqualTo(403);
        assertThat(otherForm).isEqualTo(403);
    }

    @Test
    void anotherAccountsWebhookIsRefused() {
        // Given
        String sid = callSid();
        Map<String, String> form = FakeCarrier.call(sid, ANN, PLAIN);
        form.put("AccountSid", "AC00000000000000000000000000000002");
        // When
        FakeCarrier.Answer answer = carrier.post("/twilio/voice", form);
        // Then
        assertThat(answer.status()).isEqualTo(403);
        assertThat(callIdOf(sid)).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CallSid=%zz", "CallSid=%e2%28", "CallSid=%", "CallSid=\u0001", "{\"CallSid\":\"CA1\"}&%"})
    void aBodyThatIsNoFormIsMalformed(String body) {
        // When
        FakeCarrier.Answer answer = carrier.send("/twilio/voice", body.getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded", "any");
        // Then
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void anotherContentTypeIsMalformed() {
        // When
        FakeCarrier.Answer answer = carrier.send("/twilio/voice", "{}".getBytes(StandardCharsets.UTF_8), "application/json", "any");
        // Then
        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CA", "call:{x}", "CA1\n2", "XX00000000000000000000000000000001"})
    void aSignedWebhookWithoutAProperCallSidIsMalformed(String sid) {
        // When
        FakeCarrier.Answer answer = carrier.post("/twilio/voice", FakeCarrier.call(sid, ANN, PLAIN));
        // Then
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void anOversizedBodyIsRefusedUnread() {
        // Given
        Map<String, String> form = FakeCarrier.call(callSid(), ANN, PLAIN);
        form.put("Padding", "x".repeat(70_000));
        // When
        FakeCarrier.Answer answer = carrier.post("/twilio/voice", form);
        // Then
        assertThat(answer.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:a@b\"/><Hangup/>", "</Parameter></Stream></Connect><Dial>+19005550000</Dial>", "]]><!--", "&amp;&#x0;",
        "+1415\u0000555\u0007", "\uD800 alone", "\u202Egnp", "'; DROP TABLE calls; --"})
    void hostileValuesStayValues(String hostile) {
        // Given
        FakeBridge bridge = bridge("bridge-0", 10);
        Map<String, String> form = FakeCarrier.call(callSid(), hostile.replace('\uD800', 'x'), PLAIN);
        form.put("CallerName", hostile.replace('\uD800', 'x'));
        // When
        FakeCarrier.Answer answer = carrier.post("/twilio/voice", form);
        // Then
        Twiml twiml = Twiml.read(answer.body());
        assertThat(twiml.verbs()).containsExactly("Connect", "Redirect");
        assertThat(twiml.parameters().get("from")).isEqualTo("anonymous");
        assertThat(bridge.calls()).hasSize(1);
    }

    @Test
    void aVeryLongCallerIsCutBelowTheCarriersLimit() {
        // Given
        bridge("bridge-0", 10);
        Map<String, String> form = FakeCarrier.call(callSid(), "sip:" + "\u00e9".repeat(3000) + "@example.com", PLAIN);
        // When
        Twiml twiml = Twiml.read(carrier.post("/twilio/voice", form).body());
        // Then
        assertThat(twiml.parameters()).containsKey("from").allSatisfy((name, value) -> assertThat(name.length() + value.length()).isLessThan(500));
    }

    @Test
    void questionsOfACallThatEndedAreRefusedAndCounted() {
        // Given
        bridge("bridge-0", 10);
        String sid = callSid();
        Twiml connected = ring(sid, PLAIN);
        status(sid, "completed", 3);
        double before = refused("voice", "ended");
        Map<String, String> form = FakeCarrier.call(sid, ANN, PLAIN);
        // When
        int voice = carrier.post("/twilio/voice", form).status();
        int resume = carrier.follow(connected.text("Redirect"), form).status();
        int connectEnded = carrier.follow(connected.attribute("Connect", "action"), form).status();
        // Then
        assertThat(voice).isEqualTo(403);
        assertThat(resume).isEqualTo(403);
        assertThat(connectEnded).isEqualTo(403);
        assertThat(refused("voice", "ended")).isEqualTo(before + 1);
    }

    @Test
    void anotherLegCantAskForACall() {
        // Given
        bridge("bridge-0", 10);
        Twiml connected = ring(callSid(), PLAIN);
        // When
        FakeCarrier.Answer answer = carrier.follow(connected.text("Redirect"), FakeCarrier.call(callSid(), ANN, PLAIN));
        // Then
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void metricsHoldNoNumberAndNoCall() {
        // Given
        bridge("bridge-0", 10);
        String sid = callSid();
        ring(sid, PLAIN);
        String callId = callIdOf(sid);
        await().until(() -> !kafka.events(ControlEvent.CallPlaced.class, callId).isEmpty());
        // When
        String metrics = RestAssured.get("/q/metrics").asString();
        // Then
        assertThat(metrics).contains("trunkline_webhooks_seconds", "trunkline_placement_seconds").doesNotContain(callId, sid, ANN, PLAIN.substring(1));
    }

    private void assertNothingHappened(String sid, FakeBridge bridge) {
        assertThat(callIdOf(sid)).isEqualTo("null");
        assertThat(bridge.calls()).isEmpty();
    }

    private static double refused(String endpoint, String outcome) {
        String wanted = "trunkline_webhooks_seconds_count{endpoint=\"" + endpoint + "\",outcome=\"" + outcome + "\"}";
        return RestAssured.get("/q/metrics").asString().lines().filter(line -> line.startsWith(wanted))
                .mapToDouble(line -> Double.parseDouble(line.substring(wanted.length()).strip().split(" ")[0])).sum();
    }
}
