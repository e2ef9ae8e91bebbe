package io.trunkline.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.bridge.lab.Bench;
import io.trunkline.bridge.lab.Bench.Talk;
import io.trunkline.bridge.lab.BridgeWorld;
import io.trunkline.bridge.lab.ModelSession;
import io.trunkline.bridge.lab.ScriptedModel.Welcome;
import io.trunkline.contracts.event.ControlEvent.CallFaulted;
import io.trunkline.contracts.event.ControlEvent.ToolCallRequested;
import io.trunkline.contracts.event.ControlEvent.TurnCompleted;
import io.trunkline.contracts.event.ToolStatus;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session that fails, or grows old, in the middle of a call: the caller goes on talking. */
@QuarkusTest
@QuarkusTestResource(BridgeWorld.class)
class FailoverTest {

    /** "One moment, please." is near 1 s long. */
    private static final int MOMENT_MS = 800;
    private static final Duration SOON = Duration.ofMillis(1500);

    @Inject
    Bench bench;

    @AfterEach
    void clear() {
        bench.clear();
    }

    @Test
    void anotherProviderAnswersWhatTheCallerAsked() {
        // Given
        Talk talk = bench.talk(Bench.call(null, BridgeWorld.STEADY));
        int heard = talk.carrier().millisHeard();
        talk.model().hearsCaller();
        talk.model().heardCaller("Where is my order?");
        bench.topic().await(TurnCompleted.class, turn -> turn.callId().equals(talk.callId()) && turn.side().equals("caller"));
        // When
        Instant lost = Instant.now();
        talk.model().close(1011);
        ModelSession second = bench.model().next();
        // Then
        await().untilAsserted(() -> assertThat(talk.carrier().millisHeard() - heard).isGreaterThan(MOMENT_MS));
        assertThat(Duration.between(lost, Instant.now())).isLessThan(SOON);
        assertThat(second.model()).isEqualTo("second");
        assertThat(second.await("session.update").at("/session/instructions").asText()).isNotBlank();
        second.await("response.create");
        assertThat(items(second)).anySatisfy(item -> assertThat(item).contains("assistant").contains("How can I help you today?"))
                .last().satisfies(item -> assertThat(item).contains("user").contains("Where is my order?"));
        int before = talk.carrier().millisHeard();
        second.says("It was shipped.", 600);
        await().untilAsserted(() -> assertThat(talk.carrier().millisHeard() - before).isEqualTo(600));
        await().untilAsserted(() -> assertThat(bench.session(talk.callId())).containsEntry("model", "compatible/second"));
        assertThat(bench.topic().await(CallFaulted.class, fault -> fault.callId().equals(talk.callId()) && fault.code().equals("model_failed_over"))).isNotNull();
        talk.end();
    }

    @Test
    void aSessionThatDiedWithoutAWordIsFoundByItsSilentSocket() {
        // Given
        Talk talk = bench.talk(Bench.call(null, BridgeWorld.STEADY));
        // When nothing is read any more, not even pings
        talk.model().stopsReading();
        talk.carrier().media(100);
        Instant died = Instant.now();
        // Then
        ModelSession second = bench.model().next();
        assertThat(Duration.between(died, Instant.now())).isLessThan(Duration.ofSeconds(4));
        assertThat(second.model()).isEqualTo("second");
        await().untilAsserted(() -> assertThat(bench.session(talk.callId())).containsEntry("model", "compatible/second"));
        talk.end();
    }

    @Test
    void aModelThatSaysNothingIsSpokenForAndThenReplaced() {
        // Given
        Talk talk = bench.talk(Bench.call(null, BridgeWorld.STEADY));
        int heard = talk.carrier().millisHeard();
        talk.model().hearsCaller();
        // When
        Instant asked = Instant.now();
        talk.model().heardCaller("Where is my order?");
        // Then
        await().pollInterval(Duration.ofMillis(20)).untilAsserted(() -> assertThat(talk.carrier().millisHeard() - heard).isGreaterThan(MOMENT_MS));
        assertThat(Duration.between(asked, Instant.now())).isBetween(Duration.ofMillis(1400), Duration.ofMillis(1900));
        ModelSession second = bench.model().next();
        assertThat(Duration.between(asked, Instant.now())).isGreaterThan(Duration.ofMillis(1900));
        assertThat(second.model()).isEqualTo("second");
        assertThat(talk.model().closedWithin(5)).isTrue();
        second.await("response.create");
        assertThat(items(second)).last().satisfies(item -> assertThat(item).contains("user").contains("Where is my order?"));
        int before = talk.carrier().millisHeard();
        second.says("It was shipped.", 600);
        await().untilAsserted(() -> assertThat(talk.carrier().millisHeard() - before).as("the caller was asked to wait once").isEqualTo(600));
        talk.end();
    }

    @Test
    void aSentenceThatWasCutIsKnownAsFarAsItWasHeard() {
        // Given
        Talk talk = bench.talk(Bench.call(null, BridgeWorld.STEADY));
        talk.model().beginsToSayWithoutEnd("Your order was shipped in March and will be with you by the end of the day.", 3000);
        await().untilAsserted(() -> assertThat(talk.carrier().millisHeard()).isGreaterThan(3000));
        // When
        talk.model().close(1006);
        ModelSession second = bench.model().next();
        // Then
        talk.carrier().await("clear");
        second.await("response.create");
        assertThat(items(second)).anySatisfy(item -> assertThat(item).contains("system").contains("Go on from there"));
        talk.end();
    }

    @Test
    void theSameModelIsTriedOnceMoreWhenThereIsNoOther() {
        // Given
        Talk talk = bench.talk();
        // When
        talk.model().close(1011);
        ModelSession second = bench.model().next();
        // Then
        assertThat(second.model()).isEqualTo("local/triage");
        second.await("session.update");
        await().untilAsserted(() -> assertThat(items(second)).isNotEmpty());
        talk.carrier().media(5);
        await().untilAsserted(() -> assertThat(second.audioFrames()).isGreaterThanOrEqualTo(1));
        assertThat(second.all()).extracting(message -> message.path("type").asText()).as("nothing is due").doesNotContain("response.create");
        talk.end();
    }

    @Test
    void aToolsAnswerReachesTheNextSessionInWords() {
        // Given
        Talk talk = bench.talk(Bench.call(null, BridgeWorld.STEADY));
        talk.model().callsTool("call_1", "lookup_order_status", "{\"order_id\":\"AB1\"}");
        bench.topic().await(ToolCallRequested.class, asked -> asked.callId().equals(talk.callId()) && asked.toolCallId().equals("call_1"));
        // When
        talk.model().close(1006);
        ModelSession second = bench.model().next();
        second.await("session.update");
        bench.answer(talk.callId(), "call_1", "lookup_order_status", ToolStatus.OK, "{}", "It is on its way.");
        // Then
        second.await("response.create");
        assertThat(items(second)).anySatisfy(item -> assertThat(item).contains("It is on its way."));
        talk.end();
    }

    @Test
    void modelsThatFailAreEachTriedBeforeAnOperatorIs() {
        // Given
        Talk talk = bench.talk(Bench.call(null, BridgeWorld.STEADY));
        bench.model().nextIs(Welcome.CLOSED);
        bench.model().nextIs(Welcome.CLOSED);
        // When
        talk.model().close(1011);
        // Then
        assertThat(bench.model().next().model()).isEqualTo("second");
        assertThat(bench.model().next().model()).isEqualTo("local/steady");
        assertThat(talk.carrier().closeCode()).isEqualTo(1000);
        assertThat(bench.session(talk.callId())).containsEntry("intendedEnd", "operator").containsEntry("endReason", "model_failed");
    }

    @Test
    void aSessionNearItsEndIsRenewedWithoutTheCallerNoticing() {
        // Given
        bench.model().nextIs(Welcome.ENDING);
        Talk talk = bench.talk(Bench.call(null, BridgeWorld.STEADY));
        int heard = talk.carrier().millisHeard();
        // When
        ModelSession second = bench.model().next();
        // Then
        assertThat(second.model()).as("the same model").isEqualTo("local/steady");
        assertThat(talk.model().closedWithin(5)).isTrue();
        await().untilAsserted(() -> assertThat(items(second)).anySatisfy(item -> assertThat(item).contains("How can I help you today?")));
        talk.carrier().media(3);
        await().untilAsserted(() -> assertThat(second.audioFrames()).isGreaterThanOrEqualTo(1));
        assertThat(talk.carrier().millisHeard()).as("nothing was said or repeated").isEqualTo(heard);
        second.says("Still the same conversation.", 400);
        await().untilAsserted(() -> assertThat(talk.carrier().millisHeard()).isEqualTo(heard + 400));
        assertThat(bench.count("sessions.changed", "why", "renewed")).isGreaterThanOrEqualTo(1);
        talk.end();
    }

    private static List<String> items(ModelSession session) {
        return session.all().stream().filter(message -> message.path("type").asText().equals("conversation.item.create")).map(JsonNode::toString).toList();
    }
}
