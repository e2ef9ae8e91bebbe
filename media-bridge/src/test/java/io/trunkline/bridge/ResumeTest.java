package io.trunkline.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.trunkline.bridge.context.Claims;
import io.trunkline.bridge.context.Restored;
import io.trunkline.bridge.lab.Bench;
import io.trunkline.bridge.lab.Bench.Talk;
import io.trunkline.bridge.lab.BridgeWorld;
import io.trunkline.bridge.lab.ModelSession;
import io.trunkline.bridge.lab.ScriptedCarrier;
import io.trunkline.bridge.socket.MediaLoop;
import io.trunkline.contracts.event.ControlEvent.ToolCallRequested;
import io.trunkline.contracts.event.ControlEvent.TurnCompleted;
import io.trunkline.contracts.event.ToolStatus;
import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.contracts.redis.AdmissionKeys;
import io.trunkline.contracts.redis.CallKeys;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call that another bridge held, which left nothing but what stands in Redis. */
@QuarkusTest
@QuarkusTestResource(BridgeWorld.class)
class ResumeTest {
    private static final String SORRY = "Sorry, I lost you for a second.";

    @Inject
    Bench bench;
    @Inject
    Claims claims;
    @Inject
    MediaLoop loop;

    @AfterEach
    void clear() {
        bench.clear();
    }

    @Test
    void aCallThatLostItsStreamGoesOnWhereItWas() {
        // Given
        Talk talk = bench.talk(Bench.call(Bench.ANN));
        bench.identify(talk.callId());
        await().untilAsserted(() -> assertThat(bench.session(talk.callId())).containsEntry("customerId", "C-1001"));
        talk.model().hearsCaller();
        talk.model().heardCaller("Where is my order AB1?");
        bench.topic().await(TurnCompleted.class, turn -> turn.callId().equals(talk.callId()) && turn.side().equals("caller"));
        await().untilAsserted(() -> assertThat(bench.transcript(talk.callId())).hasSize(2));
        talk.carrier().vanishes();
        await().until(() -> bench.calls().active() == 0);
        // When
        Resumed resumed = resume(talk.call(), 300);
        // Then
        assertThat(items(resumed.model())).anySatisfy(item -> assertThat(item).contains("assistant").contains("How can I help you today?"))
                .last().satisfies(item -> assertThat(item).contains("user").contains("Where is my order AB1?"));
        assertThat(resumed.model().await("response.create").toString()).as("the answer that is due, no greeting, no apology").doesNotContain("Say exactly");
        assertThat(resumed.model().all().toString()).contains("Name: Ann Miller").contains("Customer id: C-1001");
        assertThat(bench.session(talk.callId())).containsEntry("epoch", "2");
        resumed.model().says("It was shipped.", 300);
        await().untilAsserted(() -> assertThat(resumed.carrier().millisHeard()).isEqualTo(300));
        await().untilAsserted(() -> assertThat(bench.transcript(talk.callId())).hasSize(3).last().asString().contains("\"turn\":3"));
    }

    @Test
    void aSentenceThatWasCutIsSaidAgain() {
        // Given
        PlaceCall call = Bench.call(null);
        left(call, Map.of("saying", "{\"text\":\"Your order was shipped in March. It will be with you by the end of the day.\",\"whole\":true,\"startedAt\":"
                + (Instant.now().toEpochMilli() - 3_000) + ",\"audioMillis\":5000}"), "caller", "Where is it?");
        // When
        Resumed resumed = resume(call, 300);
        // Then
        JsonNode asked = resumed.model().await("response.create");
        assertThat(asked.toString()).contains(SORRY + " It will be with you by the end of the day.").doesNotContain("shipped in March");
        assertThat(items(resumed.model())).anySatisfy(item -> assertThat(item).contains("assistant").contains("Your order was shipped in March."));
        await().untilAsserted(() -> assertThat(bench.transcript(call.callId())).last().asString().contains("shipped in March").contains("\"interrupted\":true"));
        assertThat(bench.session(call.callId()).get("saying")).as("for the bridge after this one").contains("It will be with you");
    }

    @Test
    void aCallThatNoBridgeEverHadIsGreeted() {
        // When
        Resumed resumed = resume(Bench.call(null), 1_500);
        // Then
        assertThat(resumed.model().await("response.create").toString()).contains("Thank you for calling Acme");
    }

    @Test
    void aCallerWhoHeardNothingForLongIsTold() {
        // Given
        PlaceCall call = Bench.call(null);
        left(call, Map.of(), "agent", "It was shipped. Is there anything else?");
        // When
        Resumed resumed = resume(call, 2_500);
        // Then
        assertThat(resumed.model().await("response.create").toString()).contains(SORRY + " Is there anything else?");
    }

    @Test
    void aCallerWhoWasSpeakingIsAskedToSayItAgain() {
        // Given
        PlaceCall call = Bench.call(null);
        left(call, Map.of("hearing", "1700000000000"), "agent", "Which order is it?");
        // When
        Resumed resumed = resume(call, 100);
        // Then
        assertThat(resumed.model().await("response.create").toString()).contains(SORRY + " Could you say that again, please?");
    }

    @Test
    void whatTheAgentSaysAndThatTheCallerSpeaksStandsInTheContext() {
        // Given
        Talk talk = bench.talk();
        // When
        talk.model().hearsCaller();
        // Then
        await().untilAsserted(() -> assertThat(bench.session(talk.callId()).get("hearing")).isNotBlank());
        talk.model().heardCaller("Where is it?");
        await().untilAsserted(() -> assertThat(bench.session(talk.callId()).get("hearing")).isEmpty());
        talk.model().beginsToSayWithoutEnd("Your order was shipped in March.", 1500);
        await().untilAsserted(() -> assertThat(bench.session(talk.callId()).get("saying")).contains("shipped in March"));
        talk.end();
    }

    @Test
    void aToolsAnswerReachesTheNextBridgeOnceAndTheToolIsAskedUnderTheSameKey() {
        // Given
        Talk talk = bench.talk();
        talk.model().callsTool("call_1", "lookup_order_status", "{\"order_id\":\"AB1\"}");
        ToolCallRequested first = bench.topic().await(ToolCallRequested.class, asked -> asked.callId().equals(talk.callId()) && asked.toolCallId().equals("call_1"));
        assertThat(bench.pending(talk.callId())).singleElement().asString().contains("lookup_order_status");
        talk.carrier().vanishes();
        await().until(() -> bench.calls().active() == 0);
        // When
        Resumed resumed = resume(talk.call(), 100);
        // Then
        await().untilAsserted(() -> assertThat(bench.topic().all(ToolCallRequested.class).stream()
                .filter(asked -> asked.callId().equals(talk.callId()) && asked.toolCallId().equals("call_1"))).hasSize(2)
                .allSatisfy(asked -> assertThat(asked.idempotencyKey()).isEqualTo(first.idempotencyKey())));
        await().untilAsserted(() -> assertThat(items(resumed.model())).anySatisfy(item -> assertThat(item).contains("answer is on its way")));
        bench.answer(talk.callId(), "call_1", "lookup_order_status", ToolStatus.OK, "{}", "It is on its way.");
        bench.answer(talk.callId(), "call_1", "lookup_order_status", ToolStatus.OK, "{}", "It is on its way.");
        resumed.model().await("response.create");
        await().untilAsserted(() -> assertThat(bench.pending(talk.callId())).isEmpty());
        assertThat(items(resumed.model()).stream().filter(item -> item.contains("It is on its way."))).hasSize(1);
        assertThat(bench.tools(talk.callId())).filteredOn(tool -> tool.contains("call_1")).hasSize(1);
    }

    @Test
    void aGoodbyeStandsInTheContextUntilTheCallerSpeaksAgain() {
        // Given
        Talk talk = bench.talk();
        talk.carrier().playsNoMore();
        talk.model().beginsToSayWithoutEnd("Thank you for calling. Goodbye!", 800);
        // When
        talk.model().callsTool("call_9", "end_call", "{\"outcome\":\"resolved\"}");
        // Then
        await().untilAsserted(() -> assertThat(bench.session(talk.callId())).containsEntry("farewell", "resolved"));
        assertThat(bench.saidGoodbye(talk.callId(), 1, BridgeWorld.INTERNAL_TOKEN)).as("told while the call still runs").isEqualTo(200);
        talk.model().hearsCaller();
        talk.model().heardCaller("Oh, one more thing.");
        await().untilAsserted(() -> assertThat(bench.session(talk.callId())).containsEntry("farewell", ""));
        assertThat(bench.saidGoodbye(talk.callId(), 1, BridgeWorld.INTERNAL_TOKEN)).as("taken back").isEqualTo(404);
        talk.end();
    }

    @Test
    void aBridgeThatWasSupersededFallsSilentAndWritesNothingMore() {
        // Given
        Talk talk = bench.talk();
        // When
        bench.redis().execute("HSET", AdmissionKeys.OWNERS, talk.callId(), "2 bridge-9");
        bench.redis().execute("HSET", new CallKeys(talk.callId()).session(), "epoch", "2", "bridge", "bridge-9");
        // Then
        assertThat(talk.carrier().closeCode()).isEqualTo(1000);
        assertThat(bench.session(talk.callId())).containsEntry("bridge", "bridge-9").doesNotContainKey("intendedEnd");
        assertThat(String.valueOf(bench.redis().execute("HGET", AdmissionKeys.OWNERS, talk.callId()))).isEqualTo("2 bridge-9");
    }

    @Test
    void aBridgeWhoseClockIsWrongGoesByThatOfRedis() {
        // Given
        CompletableFuture.runAsync(() -> loop.wallIs(Instant.now().plusSeconds(90)), loop::run).join();
        // Then
        await().untilAsserted(() -> assertThat(loop.wallAt(loop.nanos())).isCloseTo(Instant.now(), within(1, ChronoUnit.SECONDS)));
    }

    @Test
    void hundredsOfCallsThatLostTheirBridgeAtOnceAreAllRemembered() {
        // Given
        List<CallKeys> lost = IntStream.range(0, 300).mapToObj(i -> new CallKeys("LOST" + i)).toList();
        // When
        List<Restored> claimed = Uni.join().all(lost.stream().map(keys -> claims.claim(keys, 2, Map.of("bridge", "bridge-9"))).toList()).andFailFast()
                .await().atMost(Duration.ofSeconds(10)).stream().map(Optional::orElseThrow).toList();
        // Then
        assertThat(claimed).hasSize(300);
    }

    @Test
    void leasesAreHeldWhileCallsLiveAndGivenBackAfterwards() {
        // Given
        Talk talk = bench.talk();
        await().untilAsserted(() -> assertThat(String.valueOf(bench.redis().execute("HGET", AdmissionKeys.OWNERS, talk.callId())))
                .startsWith("1 " + BridgeWorld.BRIDGE + " "));
        // When
        talk.end();
        // Then
        await().untilAsserted(() -> assertThat(bench.redis().execute("HGET", AdmissionKeys.OWNERS, talk.callId())).isNull());
        double asked = Double.parseDouble(String.valueOf(bench.redis().execute("ZSCORE", AdmissionKeys.RELEASED, talk.callId())));
        assertThat(asked - System.currentTimeMillis()).as("if nobody tells of its end until then, the carrier is asked").isBetween(2_000.0, 10_000.0);
    }

    @Test
    void aCallThatALaterEpochOwnsIsNotTakenOver() {
        // Given
        PlaceCall call = Bench.call(null);
        left(call, Map.of("epoch", "7"), "agent", "Hello.");
        // When
        assertThat(bench.place(Bench.next(call, 100))).isEqualTo(202);
        // Then
        await().until(() -> bench.calls().active() == 0);
        assertThat(bench.session(call.callId())).containsEntry("epoch", "7");
    }

    private record Resumed(ModelSession model, ScriptedCarrier carrier) {}

    private Resumed resume(PlaceCall call, long silentMillis) {
        bench.model().reset();
        PlaceCall next = Bench.next(call, silentMillis);
        assertThat(bench.place(next)).isEqualTo(202);
        ModelSession model = bench.model().next();
        model.await("session.update");
        return new Resumed(model, bench.stream(next).playsAtOnce());
    }

    /** What a bridge that died left behind: fields of its session, and one turn. */
    private void left(PlaceCall call, Map<String, String> fields, String side, String text) {
        CallKeys keys = new CallKeys(call.callId());
        bench.redis().execute("HSET", keys.session(), "epoch", "1", "bridge", "bridge-9", "agent", "triage");
        fields.forEach((name, value) -> bench.redis().execute("HSET", keys.session(), name, value));
        bench.redis().execute("RPUSH", keys.transcript(), "{\"turn\":1,\"at\":\"2026-03-18T10:00:00Z\",\"side\":\"" + side + "\",\"text\":\"" + text
                + "\",\"interrupted\":false,\"estimated\":false}");
    }

    private static List<String> items(ModelSession session) {
        return session.all().stream().filter(message -> message.path("type").asText().equals("conversation.item.create")).map(JsonNode::toString).toList();
    }
}
