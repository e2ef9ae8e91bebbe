package io.trunkline.gateway.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.redis.AdmissionKeys;
import io.trunkline.gateway.GatewayTest;
import io.trunkline.gateway.world.FakeBridge;
import io.trunkline.gateway.world.Twiml;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PlacementTest extends GatewayTest {

    @Test
    void aBurstFillsTheBridgesExactlyAndTheRestGoToTheOperator() throws Exception {
        // Given
        FakeBridge one = bridge("bridge-0", 20);
        FakeBridge two = bridge("bridge-1", 30);
        Callable<Twiml> ring = () -> ring(callSid(), PLAIN);
        // When
        List<Twiml> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(IntStream.range(0, 100).mapToObj(i -> ring).toList()).stream().map(f -> f.resultNow()).toList();
        }
        // Then
        assertThat(answers.stream().filter(twiml -> twiml.verbs().contains("Connect"))).hasSize(50);
        assertThat(answers.stream().filter(twiml -> twiml.verbs().equals(List.of("Say", "Enqueue")))).hasSize(50);
        assertThat(one.calls()).hasSize(20);
        assertThat(two.calls()).hasSize(30);
    }

    @Test
    void theLessLoadedOfTwoIsTaken() {
        // Given
        FakeBridge small = bridge("bridge-0", 4);
        FakeBridge large = bridge("bridge-1", 40);
        // When
        IntStream.range(0, 12).forEach(i -> ring(callSid(), PLAIN));
        // Then
        assertThat(large.calls().size()).isGreaterThanOrEqualTo(9);
        assertThat(small.calls().size()).isBetween(1, 3);
    }

    @Test
    void drainingStaleAndFullBridgesAreSkipped() {
        // Given
        FakeBridge draining = bridge("bridge-0", 10).draining();
        FakeBridge stale = bridge("bridge-1", 10).silentFor(AdmissionKeys.STALE_AFTER_MILLIS + 500);
        FakeBridge full = bridge("bridge-2", 0);
        FakeBridge open = bridge("bridge-3", 10);
        redis.execute("HSET", AdmissionKeys.BRIDGES, "bridge-4", "{\"not\":");
        // When
        IntStream.range(0, 8).forEach(i -> ring(callSid(), PLAIN));
        // Then
        assertThat(open.calls()).hasSize(8);
        assertThat(List.of(draining, stale, full)).allSatisfy(bridge -> assertThat(bridge.calls()).isEmpty());
    }

    @Test
    void aBridgeThatRefusesIsPassedOverAndItsReservationReleased() {
        // Given
        bridge("bridge-0", 1000).answering(503);
        FakeBridge taking = bridge("bridge-1", 10);
        // When
        List<Twiml> answers = IntStream.range(0, 5).mapToObj(i -> ring(callSid(), PLAIN)).toList();
        // Then
        assertThat(answers).allSatisfy(twiml -> assertThat(twiml.attribute("Stream", "url")).contains("bridge-1"));
        assertThat(taking.calls()).hasSize(5);
        assertThat(redis.execute("ZCARD", AdmissionKeys.reservations("bridge-0")).toInteger()).isZero();
    }

    @Test
    void withoutABridgeTheCallerHearsSoAndWaitsForAPerson() {
        // Given
        String sid = callSid();
        // When
        Twiml twiml = ring(sid, PLAIN);
        // Then
        assertThat(twiml.verbs()).containsExactly("Say", "Enqueue");
        assertThat(twiml.text("Enqueue")).isEqualTo("operator");
        await().untilAsserted(() -> assertThat(kafka.events(ControlEvent.EscalationRequested.class, callIdOf(sid))).singleElement()
                .satisfies(e -> assertThat(e.reason()).isEqualTo("no_bridge")));
    }

    @Test
    void aBridgeThatDiedAfterItsAnnouncementCostsLessThanTwoSeconds() {
        // Given
        FakeBridge dead = bridge("bridge-0", 1000);
        dead.silentFor(0);
        dead.close();
        bridge("bridge-1", 10);
        long begun = System.nanoTime();
        // When
        Twiml twiml = ring(callSid(), PLAIN);
        // Then
        assertThat(twiml.attribute("Stream", "url")).contains("bridge-1");
        assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
    }
}
