package io.trunkline.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.bridge.lab.Bench;
import io.trunkline.bridge.lab.BridgeWorld;
import io.trunkline.bridge.lab.ModelSession;
import io.trunkline.bridge.lab.RawCarrier;
import io.trunkline.bridge.lab.ScriptedCarrier;
import io.trunkline.contracts.Caller;
import io.trunkline.contracts.event.ControlEvent.CallFaulted;
import io.trunkline.contracts.event.ControlEvent.StreamEnded;
import io.trunkline.contracts.event.ControlEvent.StreamStarted;
import io.trunkline.contracts.http.InternalApi;
import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.contracts.redis.AdmissionKeys;
import io.trunkline.contracts.redis.CallKeys;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who and what is let in. */
@QuarkusTest
@QuarkusTestResource(BridgeWorld.class)
class AdmissionTest {
    private static final int POLICY = 1008;
    private static final int TOO_BIG = 1009;

    @Inject
    Bench bench;

    @AfterEach
    void clear() {
        bench.clear();
    }

    @Test
    void isReadyAndAnnouncesItself() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(bench.get("/q/health/ready")).contains("\"status\": \"UP\"");
            assertThat(bench.redis().hash(String.class).hget(AdmissionKeys.BRIDGES, BridgeWorld.BRIDGE))
                    .contains("\"capacity\":4", "\"draining\":false", BridgeWorld.PUBLIC_URL, "\"announcedAt\":");
        });
        assertThat(bench.get("/q/metrics")).contains("trunkline_calls_active");
    }

    @Test
    void refusesAHandshakeWithoutTheRightSignature() {
        for (String signature : new String[] {null, "bm90IHRoZSBzaWduYXR1cmU=", ScriptedCarrier.signature("wss://elsewhere.test" + Bench.MEDIA)}) {
            assertThatThrownBy(() -> ScriptedCarrier.connect(bench.port(), Bench.MEDIA, signature))
                    .cause().isInstanceOfSatisfying(WebSocketHandshakeException.class, e -> assertThat(e.getResponse().statusCode()).isEqualTo(403));
        }
    }

    @Test
    void acceptsASignatureOverTheUrlWithASlashAtItsEnd() {
        ScriptedCarrier carrier = ScriptedCarrier.connect(bench.port(), Bench.MEDIA, ScriptedCarrier.signature(BridgeWorld.PUBLIC_URL + Bench.MEDIA + "/"));
        assertThat(carrier.open()).isTrue();
        carrier.close();
    }

    @Test
    void isNoOtherBridge() {
        String path = "/media/bridge-7/twilio";
        assertThatThrownBy(() -> ScriptedCarrier.connect(bench.port(), path, ScriptedCarrier.signature(BridgeWorld.PUBLIC_URL + path)))
                .cause().isInstanceOfSatisfying(WebSocketHandshakeException.class, e -> assertThat(e.getResponse().statusCode()).isEqualTo(404));
    }

    @Test
    void closesAStreamWithoutAToken() {
        double before = bench.count("stream.refusals", "reason", "no_token");
        refused("'callId':'" + Bench.call(null).callId() + "'", Bench.call(null).callSid());
        refused("'token':'x'", Bench.call(null).callSid());
        assertThat(bench.count("stream.refusals", "reason", "no_token") - before).isEqualTo(2);
    }

    @Test
    void closesAStreamWithATokenOfAnotherCallOrLegOrBridge() {
        // Given
        PlaceCall call = Bench.call(null);
        double before = bench.count("stream.refusals", "reason", "token_foreign");
        // When
        refused(Bench.parameters(call, bench.token(Bench.call(null))), call.callSid());
        refused(Bench.parameters(call, bench.token(call)), "CA00000000000000000000000000000099");
        refused(Bench.parameters(call, "not.a.token"), call.callSid());
        // Then
        assertThat(bench.count("stream.refusals", "reason", "token_foreign") - before).isEqualTo(3);
    }

    @Test
    void closesAStreamWithAnOldToken() {
        PlaceCall call = Bench.call(null);
        refused(Bench.parameters(call, bench.expiredToken(call)), call.callSid());
        assertThat(bench.count("stream.refusals", "reason", "token_expired")).isPositive();
    }

    @Test
    void takesATokenOnce() {
        // Given
        PlaceCall call = Bench.call(null);
        String token = bench.token(call);
        bench.place(call);
        ModelSession model = bench.model().next();
        ScriptedCarrier first = ScriptedCarrier.connect(bench.port(), Bench.MEDIA).connected().start(call.callSid(), Bench.parameters(call, token));
        model.await("response.create");
        // When
        refused(Bench.parameters(call, token), call.callSid());
        // Then
        assertThat(first.open()).isTrue();
        assertThat(bench.count("stream.refusals", "reason", "token_used")).isPositive();
        assertThat(bench.redis().key().keys(new CallKeys(call.callId()).usedToken("*"))).hasSize(1);
        first.stop();
        first.close();
    }

    @Test
    void takesATokenOnceOverARestart() {
        // Given
        PlaceCall call = Bench.call(null);
        String token = bench.token(call);
        bench.redis().value(String.class).set(new CallKeys(call.callId()).usedToken(token.split("\\.")[0]), "bridge-3");
        double before = bench.count("stream.refusals", "reason", "token_used");
        // When
        refused(Bench.parameters(call, token), call.callSid());
        // Then
        assertThat(bench.count("stream.refusals", "reason", "token_used") - before).isEqualTo(1);
    }

    @Test
    void actsOnNothingBeforeTheStart() {
        // Given
        double before = bench.count("frames.dropped", "reason", "before_start");
        PlaceCall call = Bench.call(null);
        bench.place(call);
        ModelSession model = bench.model().next();
        // When
        ScriptedCarrier carrier = ScriptedCarrier.connect(bench.port(), Bench.MEDIA).connected().media(3).key('0');
        carrier.start(call.callSid(), Bench.parameters(call, bench.token(call)));
        // Then
        model.await("response.create");
        assertThat(bench.count("frames.dropped", "reason", "before_start") - before).isEqualTo(3);
        assertThat(carrier.open()).isTrue();
        carrier.stop();
        carrier.close();
    }

    @Test
    void closesAStreamThatDoesNotStart() {
        ScriptedCarrier carrier = ScriptedCarrier.connect(bench.port(), Bench.MEDIA).connected();
        assertThat(carrier.closeCode()).isEqualTo(POLICY);
        assertThat(bench.count("stream.refusals", "reason", "no_start")).isPositive();
    }

    @Test
    void closesAStreamThatTalksNonsense() {
        ScriptedCarrier carrier = ScriptedCarrier.connect(bench.port(), Bench.MEDIA).connected();
        for (String nonsense : new String[] {"{", "[]", "{'event':7}", "{'event':'media','media':'no'}", "nothing"}) {
            carrier.send(nonsense);
        }
        assertThat(carrier.closeCode()).isEqualTo(POLICY);
        assertThat(bench.count("messages.malformed", "side", "carrier")).isPositive();
    }

    @Test
    void goesOnAfterAFewMalformedFrames() {
        // Given
        Bench.Talk talk = bench.talk();
        int before = talk.model().audioFrames();
        // When
        talk.carrier().send("{'event':'media','sequenceNumber':'7','media':{'track':'inbound','chunk':'1','timestamp':'5','payload':'!!not base64!!'},'streamSid':'MZ'}");
        talk.carrier().send("{'event':'something-new','sequenceNumber':'8'}");
        talk.carrier().media(1).loses(3).media(3);
        // Then
        await().untilAsserted(() -> assertThat(talk.model().audioFrames() - before).isEqualTo(4));
        talk.end();
        bench.topic().await(StreamEnded.class, talk.callId());
        await().untilAsserted(() -> assertThat(bench.count("frames.dropped", "reason", "missing_upstream")).isPositive());
        assertThat(bench.count("messages.unknown", "side", "carrier")).isPositive();
    }

    @Test
    void closesAStreamWhoseMessageIsTooBig() {
        ScriptedCarrier carrier = ScriptedCarrier.connect(bench.port(), Bench.MEDIA).connected();
        carrier.send("{'event':'media','media':{'payload':'" + "A".repeat(70_000) + "'}}");
        assertThat(carrier.closeCode()).isEqualTo(TOO_BIG);
    }

    @Test
    void dropsAudioAfterTheStop() throws IOException {
        // Given
        PlaceCall call = Bench.call(null);
        bench.opened(call);
        double before = bench.count("frames.dropped", "reason", "after_stop");
        try (RawCarrier carrier = RawCarrier.stream(bench.port(), call, bench.token(call))) {
            // When both come together: the bridge closes the socket behind a stop
            carrier.stop();
            carrier.media(2, 20);
            // Then
            assertThat(bench.topic().await(StreamEnded.class, call.callId()).outcome()).isEqualTo("hung_up");
            await().untilAsserted(() -> assertThat(bench.count("frames.dropped", "reason", "after_stop") - before).isEqualTo(2));
        }
    }

    @Test
    void tellsALostStreamFromAHangUp() {
        Bench.Talk talk = bench.talk();
        talk.carrier().vanishes();
        assertThat(bench.topic().await(StreamEnded.class, talk.callId()).outcome()).isEqualTo("lost");
        assertThat(bench.session(talk.callId())).doesNotContainKey("intendedEnd");
    }

    @Test
    void takesTheSameCallTwiceAsOne() {
        PlaceCall call = Bench.call(null);
        assertThat(bench.place(call)).isEqualTo(202);
        bench.model().next();
        assertThat(bench.place(call)).isEqualTo(202);
        assertThat(bench.model().opened(Duration.ofMillis(300))).isFalse();
        assertThat(bench.calls().active()).isEqualTo(1);
    }

    @Test
    void closesASessionThatNoStreamClaims() {
        PlaceCall call = Bench.call(null);
        bench.place(call);
        assertThat(bench.model().next().closedWithin(5)).isTrue();
        assertThat(bench.topic().await(CallFaulted.class, call.callId()).code()).isEqualTo("stream_never_came");
    }

    @Test
    void refusesCallsOverItsCapacityAndWhileDraining() {
        for (int i = 0; i < 4; i++) {
            assertThat(bench.place(Bench.call(null))).isEqualTo(202);
            bench.model().next();
        }
        for (int i = 0; i < 20; i++) {
            assertThat(bench.place(Bench.call(null))).isEqualTo(503);
        }
        assertThat(bench.model().opened(Duration.ofMillis(50))).as("a refused call asks nothing of the model").isFalse();
        bench.clear();
        assertThat(bench.admin("/admin/drain")).isEqualTo(200);
        assertThat(bench.place(Bench.call(null))).isEqualTo(503);
        assertThat(bench.get("/q/health/ready")).contains("\"status\": \"DOWN\"");
        assertThat(bench.admin("/admin/drain?on=false")).isEqualTo(200);
    }

    @Test
    void answersOnItsInternalPortOnlyWhoKnowsTheToken() {
        assertThat(bench.post("/internal/calls", "{}", null)).isEqualTo(401);
        assertThat(bench.post("/internal/calls", "{}", "guess")).isEqualTo(401);
        assertThat(bench.post("/internal/calls", "{", BridgeWorld.INTERNAL_TOKEN)).isEqualTo(400);
        assertThat(bench.post("/internal/calls", "{}", BridgeWorld.INTERNAL_TOKEN)).isEqualTo(400);
        PlaceCall call = Bench.call(null);
        PlaceCall nobody = new PlaceCall(call.callId(), call.callSid(), "twilio", call.line(), null, "nobody", Caller.ofNumber(null), true, 1, null,
                Instant.now().toEpochMilli());
        assertThat(bench.place(nobody)).isEqualTo(422);
    }

    @Test
    void isDrainedOnlyByAnAdministratorAndOnlyOnItsInternalPort() {
        assertThat(bench.post("/admin/drain", "", null)).isEqualTo(401);
        assertThat(bench.post("/admin/drain", "", BridgeWorld.INTERNAL_TOKEN)).as("services may place calls, not empty bridges").isEqualTo(401);
        assertThat(bench.post(bench.port(), "/admin/drain", "", Map.of("Authorization", "Bearer " + BridgeWorld.ADMIN_KEY))).isEqualTo(404);
        assertThat(bench.post(bench.port(), "/internal/calls", "{}", Map.of(InternalApi.TOKEN_HEADER, BridgeWorld.INTERNAL_TOKEN))).isEqualTo(404);
        assertThat(bench.calls().draining()).isFalse();
    }

    @Test
    void readsNoMoreThanAHandshakeOrACallNeeds() {
        Map<String, String> token = Map.of(InternalApi.TOKEN_HEADER, BridgeWorld.INTERNAL_TOKEN);
        assertThat(bench.post(bench.port(), Bench.MEDIA, "x".repeat(20_000), Map.of())).isEqualTo(413);
        assertThat(bench.post(bench.port(), Bench.MEDIA, "", Map.of("X-Long", "x".repeat(9_000)))).isEqualTo(431);
        assertThat(bench.post(bench.internalPort(), "/internal/calls", " ".repeat(20_000), token)).isEqualTo(413);
    }

    @Test
    void takesACallThatTheGatewayCouldNotAnnounceFromTheContext() {
        // Given
        PlaceCall call = Bench.call(null);
        bench.redis().hash(String.class).hset(new CallKeys(call.callId()).call(), Map.of("callSid", call.callSid(), "line", call.line(), "agent", "triage",
                "from", "anonymous", "attempt", "1", "state", "streaming", "createdAt", Long.toString(System.currentTimeMillis())));
        // When
        ScriptedCarrier carrier = bench.stream(call);
        // Then
        bench.model().next().await("response.create");
        bench.topic().await(StreamStarted.class, call.callId());
        carrier.stop();
        carrier.close();
    }

    @Test
    void closesAStreamOfACallThatNobodyKnows() {
        PlaceCall call = Bench.call(null);
        refused(Bench.parameters(call, bench.token(call)), call.callSid());
        assertThat(bench.count("stream.refusals", "reason", "unknown_call")).isPositive();
    }

    private void refused(String parameters, String callSid) {
        ScriptedCarrier carrier = ScriptedCarrier.connect(bench.port(), Bench.MEDIA).connected().start(callSid, parameters);
        assertThat(carrier.closeCode()).isEqualTo(POLICY);
        assertThat(bench.model().opened(Duration.ofMillis(50))).isFalse();
    }
}
