package io.trunkline.gateway.ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.contracts.Disposition;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.redis.AdmissionKeys;
import io.trunkline.contracts.redis.CallKeys;
import io.trunkline.gateway.GatewayTest;
import io.trunkline.gateway.world.FakeBridge;
import io.trunkline.gateway.world.Twiml;
import io.trunkline.lab.http.Reply;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReaperTest extends GatewayTest {

    @Inject
    Reaper reaper;
    @Inject
    MeterRegistry registry;

    @Test
    void aCallWhoseBridgeIsGoneAndThatTheCarrierHasEndedEnds() {
        // Given
        String sid = orphan();
        twilio.otherwise(asked -> Reply.json(200, "{\"sid\":\"" + sid + "\",\"status\":\"completed\",\"duration\":\"42\"}"));
        // When
        reaper.look();
        reaper.look();
        // Then
        await().untilAsserted(() -> assertThat(kafka.events(ControlEvent.CallEnded.class, callIdOf(sid))).singleElement().satisfies(end -> {
            assertThat(end.disposition()).isEqualTo(Disposition.ABANDONED);
            assertThat(end.durationMillis()).isEqualTo(42_000);
        }));
        assertThat(redis.execute("HGET", AdmissionKeys.OWNERS, callIdOf(sid))).isNull();
    }

    @Test
    void aLegThatStillRunsIsLeftAlone() {
        // Given
        String sid = orphan();
        // When
        reaper.look();
        // Then
        assertThat(twilio.asked()).extracting(asked -> asked.method()).containsExactly("GET");
        assertThat(callHash(sid)).doesNotContainKey("disposition");
        assertThat(redis.execute("HGET", AdmissionKeys.OWNERS, callIdOf(sid))).isNotNull();
    }

    @Test
    void aBridgeThatWasStartedAnewDoesNotHoldItsCalls() {
        // Given
        bridge("bridge-0", 10).startedAt(2_000);
        String sid = callSid();
        ring(sid, PLAIN);
        owned(sid, "bridge-0 1000");
        twilio.otherwise(asked -> Reply.json(200, "{\"sid\":\"" + sid + "\",\"status\":\"completed\",\"duration\":\"42\"}"));
        // When
        reaper.look();
        // Then
        assertThat(callHash(sid)).containsKey("disposition");
    }

    @Test
    void aCallOfALivingBridgeIsNobodysBusiness() {
        // Given
        bridge("bridge-0", 10);
        String sid = callSid();
        ring(sid, PLAIN);
        owned(sid, "bridge-0");
        // When
        reaper.look();
        // Then
        assertThat(twilio.asked()).isEmpty();
    }

    @Test
    void aCallThatItsBridgeLetGoOfAndWhoseEndNobodyToldEnds() {
        // Given
        String sid = released(-1);
        twilio.otherwise(asked -> Reply.json(200, "{\"sid\":\"" + sid + "\",\"status\":\"completed\",\"duration\":\"42\"}"));
        // When
        reaper.look();
        // Then
        assertThat(callHash(sid)).containsKey("disposition");
        assertThat(released()).isEmpty();
    }

    @Test
    void whoWaitsForAPersonIsAskedAboutAgainLater() {
        // Given
        String sid = released(-1);
        // When
        reaper.look();
        reaper.look();
        // Then
        assertThat(twilio.asked()).hasSize(1);
        assertThat(callHash(sid)).doesNotContainKey("disposition");
        assertThat(released()).containsExactly(callIdOf(sid));
    }

    @Test
    void aLegWhoseStreamIsDeadWithoutTheCarriersKnowledgeIsBroughtBack() {
        // Given
        String sid = released(-1);
        redis.hash(String.class).hset(new CallKeys(callIdOf(sid)).call(), "state", "streaming");
        // When
        reaper.look();
        // Then
        assertThat(twilio.asked()).last().satisfies(asked -> {
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(Twiml.read(asked.form().get("Twiml")).text("Redirect")).contains("/twilio/resume?").contains(callIdOf(sid)).endsWith("&n=1");
        });
    }

    @Test
    void aCallThatWasLetGoOfJustNowOrThatAnotherBridgeHasIsNotAskedAbout() {
        // Given
        released(10_000);
        String resumed = released(-1);
        owned(resumed, "bridge-0");
        // When
        reaper.look();
        // Then
        assertThat(twilio.asked()).isEmpty();
        assertThat(released()).hasSize(1).doesNotContain(callIdOf(resumed));
    }

    @Test
    void oneLookForgetsAsManyEndedCallsAsThereAre() {
        // Given
        List<String> add = new ArrayList<>(List.of(AdmissionKeys.RELEASED));
        for (int i = 0; i < 450; i++) {
            add.addAll(List.of("1", "call_ended" + i));
        }
        redis.execute("ZADD", add.toArray(String[]::new));
        // When
        reaper.look();
        // Then
        assertThat(released()).isEmpty();
        assertThat(twilio.asked()).isEmpty();
    }

    @Test
    void manyEndedCallsDoNotKeepItFromOneWhoseBridgeIsGone() {
        // Given
        String sid = orphan();
        for (int i = 0; i < 200; i++) {
            redis.execute("ZADD", AdmissionKeys.RELEASED, "1", "call_ended" + i);
        }
        // When
        reaper.look();
        // Then
        assertThat(twilio.asked()).extracting(asked -> asked.path()).singleElement().asString().contains(sid);
    }

    @Test
    void aReleasedCallThatCannotBeReadKeepsNoneBehindItWaiting() {
        // Given
        String sid = released(-1);
        redis.execute("ZADD", AdmissionKeys.RELEASED, "1", unreadable());
        double failed = failed();
        // When
        reaper.look();
        // Then
        assertThat(twilio.asked()).extracting(asked -> asked.path()).singleElement().asString().contains(sid);
        assertThat(failed()).isEqualTo(failed + 1);
    }

    @Test
    void anOrphanThatCannotBeReadKeepsNoneBehindItWaiting() {
        // Given
        redis.execute("HSET", AdmissionKeys.OWNERS, unreadable(), "1 bridge-9");
        String sid = orphan();
        double failed = failed();
        // When
        reaper.look();
        // Then
        assertThat(twilio.asked()).extracting(asked -> asked.path()).singleElement().asString().contains(sid);
        assertThat(failed()).isEqualTo(failed + 1);
    }

    private String unreadable() {
        String callId = "01UNREADABLE00000000000000";
        redis.execute("SET", new CallKeys(callId).call(), "no hash");
        return callId;
    }

    private double failed() {
        return registry.counter("trunkline.calls.reaped", "outcome", "failed").count();
    }

    private String released(long dueInMillis) {
        bridge("bridge-0", 10);
        String sid = callSid();
        ring(sid, PLAIN);
        redis.execute("ZADD", AdmissionKeys.RELEASED, Long.toString(System.currentTimeMillis() + dueInMillis), callIdOf(sid));
        return sid;
    }

    private List<String> released() {
        return redis.sortedSet(String.class).zrange(AdmissionKeys.RELEASED, 0, -1);
    }

    private String orphan() {
        FakeBridge gone = bridge("bridge-0", 10);
        String sid = callSid();
        ring(sid, PLAIN);
        owned(sid, "bridge-0");
        gone.silentFor(60_000);
        return sid;
    }

    private void owned(String sid, String bridge) {
        redis.execute("HSET", AdmissionKeys.OWNERS, callIdOf(sid), "1 " + bridge);
    }
}
