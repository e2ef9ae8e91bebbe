package io.trunkline.gateway.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.gateway.GatewayTest;
import io.trunkline.gateway.world.FakeBridge;
import io.trunkline.gateway.world.FakeCarrier;
import io.trunkline.gateway.world.Twiml;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ResumeTest extends GatewayTest {

    @Test
    void aLostStreamGoesToAnotherBridgeWithTheNextAttempt() {
        // Given
        FakeBridge lost = bridge("bridge-0", 10);
        String sid = callSid();
        Twiml connected = ring(sid, PLAIN);
        session(sid, Map.of("agent", "billing", "bridge", "bridge-0"));
        FakeBridge other = bridge("bridge-1", 10);
        // When
        Twiml again = Twiml.read(after(sid, connected).body());
        // Then
        assertThat(again.attribute("Stream", "url")).contains("bridge-1");
        assertThat(again.attribute("Connect", "action")).endsWith("&n=2");
        assertThat(again.verbs()).containsExactly("Connect", "Redirect");
        assertThat(lost.calls()).hasSize(1);
        assertThat(other.calls()).singleElement().satisfies(call -> {
            assertThat(call.attempt()).isEqualTo(2);
            assertThat(call.callId()).isEqualTo(callIdOf(sid));
            assertThat(call.agent()).isEqualTo("billing");
        });
    }

    @Test
    void aStreamNeverGoesBackToTheBridgeThatLostIt() {
        // Given
        FakeBridge lost = bridge("bridge-0", 10);
        String sid = callSid();
        Twiml connected = ring(sid, PLAIN);
        // When
        Twiml answer = Twiml.read(after(sid, connected).body());
        // Then
        assertThat(answer.verbs()).containsExactly("Say", "Enqueue");
        assertThat(lost.calls()).hasSize(1);
    }

    @Test
    void theSameEndAskedAboutTwiceIsAnsweredTheSame() {
        // Given
        bridge("bridge-0", 10);
        String sid = callSid();
        Twiml connected = ring(sid, PLAIN);
        FakeBridge other = bridge("bridge-1", 10);
        // When
        String first = after(sid, connected).body();
        Map<String, String> form = FakeCarrier.call(sid, ANN, PLAIN);
        String second = carrier.follow(connected.text("Redirect"), form).body();
        // Then
        assertThat(second).isEqualTo(first);
        assertThat(other.calls()).hasSize(1);
    }

    @Test
    void afterFiveResumesTheOperatorTakesOver() {
        // Given
        bridge("bridge-0", 10);
        bridge("bridge-1", 10);
        String sid = callSid();
        Twiml twiml = ring(sid, PLAIN);
        // When
        int streams = 1;
        while (twiml.verbs().contains("Connect") && streams < 10) {
            twiml = Twiml.read(after(sid, twiml).body());
            streams += twiml.verbs().contains("Connect") ? 1 : 0;
        }
        // Then
        assertThat(streams).isEqualTo(6);
        assertThat(twiml.verbs()).containsExactly("Say", "Enqueue");
        await().untilAsserted(() -> assertThat(kafka.events(ControlEvent.EscalationRequested.class, callIdOf(sid))).singleElement()
                .satisfies(e -> assertThat(e.reason()).isEqualTo("stream_lost")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolved", "unresolved"})
    void anIntendedEndHangsUp(String intended) {
        // Given
        bridge("bridge-0", 10);
        bridge("bridge-1", 10);
        String sid = callSid();
        Twiml connected = ring(sid, PLAIN);
        session(sid, Map.of("intendedEnd", intended));
        // When
        Twiml answer = Twiml.read(after(sid, connected).body());
        // Then
        assertThat(answer.verbs()).containsExactly("Hangup");
    }

    @Test
    void aCallerWhoWasBeingSaidGoodbyeToIsNotCalledBackIn() {
        // Given
        bridge("bridge-0", 10);
        bridge("bridge-1", 10);
        String sid = callSid();
        Twiml connected = ring(sid, PLAIN);
        session(sid, Map.of("farewell", "resolved"));
        // When
        Twiml answer = Twiml.read(after(sid, connected).body());
        // Then
        assertThat(answer.verbs()).containsExactly("Hangup");
    }

    @Test
    void aGoodbyeThatWasTakenBackIsNoEnd() {
        // Given
        bridge("bridge-0", 10);
        bridge("bridge-1", 10);
        String sid = callSid();
        Twiml connected = ring(sid, PLAIN);
        session(sid, Map.of("farewell", ""));
        // When
        Twiml answer = Twiml.read(after(sid, connected).body());
        // Then
        assertThat(answer.verbs()).contains("Connect");
    }

    @Test
    void movesOfBridgesThatDrainDontCountAsLosses() {
        // Given
        bridge("bridge-0", 10);
        bridge("bridge-1", 10);
        String sid = callSid();
        Twiml twiml = ring(sid, PLAIN);
        // When
        for (int moves = 0; moves < 8; moves++) {
            session(sid, Map.of("intendedEnd", "moved"));
            twiml = Twiml.read(after(sid, twiml).body());
            // Then
            assertThat(twiml.verbs()).containsExactly("Connect", "Redirect");
        }
        assertThat(callHash(sid)).containsEntry("attempt", "9").containsEntry("losses", "0");
    }

    @Test
    void aMovedCallGoesToABridgeThatStartedAfterTheOneThatDrains() {
        // Given
        FakeBridge draining = bridge("bridge-0", 10).startedAt(2_000);
        String sid = callSid();
        Twiml connected = ring(sid, PLAIN);
        session(sid, Map.of("intendedEnd", "moved"));
        draining.draining();
        FakeBridge old = bridge("bridge-1", 10).startedAt(1_000);
        FakeBridge fresh = bridge("bridge-2", 10).startedAt(3_000);
        // When
        Twiml again = Twiml.read(after(sid, connected).body());
        // Then
        assertThat(again.attribute("Stream", "url")).contains("bridge-2");
        assertThat(old.calls()).isEmpty();
        assertThat(fresh.calls()).singleElement().satisfies(call -> assertThat(call.silentMillis()).isZero());
    }

    @Test
    void theNextBridgeIsToldForHowLongTheLostOneHasSaidNothing() {
        // Given
        FakeBridge lost = bridge("bridge-0", 10);
        String sid = callSid();
        Twiml connected = ring(sid, PLAIN);
        lost.silentFor(4_000);
        FakeBridge other = bridge("bridge-1", 10);
        // When
        after(sid, connected);
        // Then
        assertThat(other.calls()).singleElement().satisfies(call -> assertThat(call.silentMillis()).isBetween(3_000L, 6_000L));
    }

    @Test
    void aWishForTheOperatorIsFollowedWithoutAskingAgain() {
        // Given
        bridge("bridge-0", 10);
        String sid = callSid();
        Twiml connected = ring(sid, PLAIN);
        session(sid, Map.of("intendedEnd", "operator", "endReason", "caller_pressed_0"));
        // When
        Twiml answer = Twiml.read(after(sid, connected).body());
        // Then
        assertThat(answer.verbs()).containsExactly("Say", "Enqueue");
        assertThat(answer.text("Enqueue")).isEqualTo("operator");
        assertThat(callHash(sid)).containsEntry("state", "queued").containsEntry("queue", "operator");
        assertThat(kafka.events(ControlEvent.EscalationRequested.class, callIdOf(sid))).isEmpty();
    }

    @Test
    void aBridgeLostDuringAnEscalationLeavesTheCallerInTheHumansQueue() {
        // Given
        bridge("bridge-0", 10);
        bridge("bridge-1", 10);
        String sid = callSid();
        Twiml connected = ring(sid, PLAIN);
        transfer(sid, Map.of("state", "ANNOUNCED", "queue", "billing", "urgency", "medium"));
        // When
        Twiml answer = Twiml.read(after(sid, connected).body());
        // Then
        assertThat(answer.verbs()).containsExactly("Enqueue");
        assertThat(answer.text("Enqueue")).isEqualTo("billing");
    }

    @Test
    void aCallWeLostIsGivenToAPerson() {
        // Given
        bridge("bridge-0", 10);
        String sid = callSid();
        Twiml connected = ring(sid, PLAIN);
        redis.execute("FLUSHALL");
        // When
        Twiml answer = Twiml.read(after(sid, connected).body());
        // Then
        assertThat(answer.verbs()).containsExactly("Say", "Enqueue");
    }
}
