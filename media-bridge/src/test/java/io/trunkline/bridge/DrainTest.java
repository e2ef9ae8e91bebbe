package io.trunkline.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.bridge.lab.Bench;
import io.trunkline.bridge.lab.Bench.Talk;
import io.trunkline.bridge.lab.BridgeWorld;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.event.ControlEvent.StreamEnded;
import io.trunkline.contracts.redis.AdmissionKeys;
import io.trunkline.contracts.redis.BridgeAnnouncement;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A bridge that has to end: DRAIN_GRACE is one second here, DRAIN_LIMIT four. */
@QuarkusTest
@QuarkusTestResource(BridgeWorld.class)
class DrainTest {

    @Inject
    Bench bench;

    @AfterEach
    void serveAgain() {
        bench.redis().execute("HDEL", AdmissionKeys.BRIDGES, "bridge-8");
        bench.admin("/admin/drain?on=false");
        bench.clear();
    }

    @Test
    void aCallIsMovedBetweenTurnsBehindTheGraceIfAnotherBridgeHasRoom() {
        // Given
        Talk talk = bench.talk();
        anotherBridge();
        // When
        Instant begun = Instant.now();
        assertThat(bench.admin("/admin/drain")).isEqualTo(200);
        // Then
        assertThat(bench.get("/q/health/ready")).contains("\"status\": \"DOWN\"");
        assertThat(bench.get("/q/health/live")).contains("\"status\": \"UP\"");
        await().untilAsserted(() -> assertThat(String.valueOf(bench.redis().execute("HGET", AdmissionKeys.BRIDGES, BridgeWorld.BRIDGE))).contains("\"draining\":true"));
        assertThat(talk.carrier().closeCode()).isEqualTo(1000);
        assertThat(Duration.between(begun, Instant.now())).isBetween(Duration.ofMillis(900), Duration.ofMillis(3_900));
        assertThat(bench.session(talk.callId())).as("the gateway knows that it is no loss").containsEntry("intendedEnd", "moved");
        assertThat(bench.topic().await(StreamEnded.class, talk.callId()).outcome()).isEqualTo("moved");
    }

    @Test
    void theOthersFollowWhenTheFirstHasBeenThrough() {
        // Given
        Talk one = bench.talk();
        Talk other = bench.talk();
        anotherBridge();
        // When
        bench.admin("/admin/drain");
        await().until(() -> !one.carrier().open() || !other.carrier().open());
        Instant first = Instant.now();
        // Then
        await().until(() -> !one.carrier().open() && !other.carrier().open());
        assertThat(Duration.between(first, Instant.now())).isGreaterThan(Duration.ofMillis(1_500));
    }

    @Test
    void aCallInTheMiddleOfASentenceIsLetGoOnlyAtTheLimit() {
        // Given
        Talk talk = bench.talk();
        anotherBridge();
        talk.model().beginsToSayWithoutEnd("This takes a while.", 3000);
        await().untilAsserted(() -> assertThat(talk.carrier().millisHeard()).isGreaterThan(3000));
        // When
        Instant begun = Instant.now();
        bench.admin("/admin/drain");
        // Then
        assertThat(talk.carrier().closeCode()).isEqualTo(1000);
        assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofMillis(3_800));
        assertThat(bench.session(talk.callId())).containsEntry("intendedEnd", "moved");
    }

    @Test
    void withNoOtherBridgeACallGoesOnAsLongAsItCan() {
        // Given
        Talk talk = bench.talk();
        // When
        bench.admin("/admin/drain");
        // Then
        await().during(Duration.ofMillis(2_500)).atMost(Duration.ofMillis(3_500)).until(() -> talk.carrier().open());
        talk.end();
        await().until(() -> bench.calls().active() == 0);
    }

    /** Announced a minute from now, so that it is fresh for the whole test. */
    private void anotherBridge() {
        Response time = bench.redis().execute("TIME");
        var other = new BridgeAnnouncement("bridge-8", "wss://bridge-8.test", "http://bridge-8.test", 0, 10, false, "test", time.get(0).toLong() * 1_000 + 60_000);
        try {
            bench.redis().execute("HSET", AdmissionKeys.BRIDGES, "bridge-8", EventCodec.mapper().writeValueAsString(other));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
