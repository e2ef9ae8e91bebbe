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
import io.trunkline.bridge.lab.ScriptedCarrier;
import io.trunkline.bridge.lab.ScriptedGemini;
import io.trunkline.contracts.event.ControlEvent.TurnCompleted;
import io.trunkline.contracts.http.PlaceCall;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a session is told that goes on where another was: over real sockets, by each provider's own means. */
@QuarkusTest
@QuarkusTestResource(BridgeWorld.class)
class SessionsFollowTest {

    /** More turns than are told word by word. */
    private static final int MANY = 50;

    @Inject
    Bench bench;

    @AfterEach
    void clear() {
        bench.clear();
    }

    @Test
    void aLongTalkIsSummedUpByTheModelThatKnowsItBeforeAnotherSessionTakesOver() {
        // Given
        Talk talk = bench.talk(Bench.call(null, BridgeWorld.STEADY));
        for (int i = 1; i <= MANY; i++) {
            talk.model().says("Sentence number " + i + ".", 20);
        }
        bench.topic().await(TurnCompleted.class, turn -> turn.callId().equals(talk.callId()) && turn.text().contains("number " + MANY + "."));
        // When
        talk.model().send("{'type':'session.updated','event_id':'e','session':{'id':'sess_1','type':'realtime','expires_at':"
                + (Instant.now().getEpochSecond() + 61) + "}}");
        JsonNode asked = talk.model().await("response.create");
        ModelSession second = bench.model().next();
        second.await("session.update");
        // Then
        assertThat(asked.at("/response/conversation").asText()).isEqualTo("none");
        assertThat(asked.at("/response/instructions").asText()).contains("Summarise this phone call");
        assertThat(items(second)).as("it waits for the summary").isEmpty();
        talk.model().answersAside(asked, "Daniel wants his money back for order AB1.");
        assertThat(talk.model().closedWithin(5)).isTrue();
        await().untilAsserted(() -> assertThat(items(second)).hasSize(41));
        assertThat(items(second).getFirst()).contains("system", "Earlier in this call", "Daniel wants his money back for order AB1.");
        assertThat(items(second).get(1)).contains("assistant", "number " + (MANY - 39) + ".");
        assertThat(items(second).getLast()).contains("number " + MANY + ".");
        talk.end();
    }

    @Test
    void aFailedSessionOfAnAgentThatGotTheCallIsFollowedByOneOfThatAgent() {
        // Given
        Talk talk = bench.talk(Bench.with(Bench.call(null), "front", null));
        talk.model().callsTool("call_1", "transfer_to_agent", "{\"agent\":\"back\"}");
        JsonNode changed = talk.model().await("session.update");
        assertThat(changed.at("/session/instructions").asText()).contains("You look after returns.");
        talk.model().await("response.create");
        talk.model().says("I look after returns now.", 400);
        bench.topic().await(TurnCompleted.class, turn -> turn.callId().equals(talk.callId()) && turn.text().contains("returns now"));
        // When
        talk.model().close(1011);
        ModelSession second = bench.model().next();
        // Then
        JsonNode setUp = second.await("session.update").path("session");
        assertThat(second.model()).isEqualTo("second");
        assertThat(setUp.path("instructions").asText()).contains("You look after returns.").doesNotContain("You answer first.");
        assertThat(setUp.at("/audio/output/voice").asText()).isEqualTo("cedar");
        assertThat(StreamSupport.stream(setUp.path("tools").spliterator(), false).map(tool -> tool.path("name").asText()))
                .contains("lookup_order_status").doesNotContain("send_tracking_email");
        await().untilAsserted(() -> assertThat(items(second)).last().asString().contains("I look after returns now."));
        assertThat(bench.session(talk.callId())).containsEntry("agent", "back");
        talk.end();
    }

    @Test
    void geminisNextConnectionGoesOnWithTheMemoryOfTheOneBefore() {
        // Given
        PlaceCall call = Bench.with(Bench.call(null), "twin", null);
        bench.place(call);
        ScriptedGemini.Session first = BridgeWorld.gemini().next();
        assertThat(first.await("setup").path("sessionResumption").has("handle")).isFalse();
        ScriptedCarrier carrier = bench.stream(call).playsAtOnce();
        first.await("clientContent");
        first.says("Hello, this is Acme.", 400);
        first.heardCaller("Where is my order?");
        first.says("Let me see.", 400);
        bench.topic().await(TurnCompleted.class, turn -> turn.callId().equals(call.callId()) && turn.text().contains("Let me see"));
        // When
        first.send("{'sessionResumptionUpdate':{'newHandle':'handle-7','resumable':true}}");
        first.send("{'goAway':{'timeLeft':'30s'}}");
        ScriptedGemini.Session second = BridgeWorld.gemini().next();
        // Then
        assertThat(second.await("setup").at("/sessionResumption/handle").asText()).isEqualTo("handle-7");
        assertThat(first.closedWithin(5)).isTrue();
        await().pollInSameThread().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            carrier.media(1);
            assertThat(second.all("realtimeInput")).isNotEmpty();
        });
        assertThat(second.all("clientContent")).as("it knows what was said").isEmpty();
        int heard = carrier.millisHeard();
        second.says("It was shipped.", 600);
        await().untilAsserted(() -> assertThat(carrier.millisHeard() - heard).isBetween(580, 610));
        carrier.stop();
        carrier.close();
    }

    private static List<String> items(ModelSession session) {
        return session.all().stream().filter(message -> message.path("type").asText().equals("conversation.item.create")).map(JsonNode::toString).toList();
    }
}
