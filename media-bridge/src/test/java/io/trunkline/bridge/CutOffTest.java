package io.trunkline.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.bridge.lab.Bench;
import io.trunkline.bridge.lab.Bench.Talk;
import io.trunkline.bridge.lab.BridgeWorld;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Redis is there and doesn't answer, so that a bridge can't renew its leases. */
@QuarkusTest
@QuarkusTestResource(BridgeWorld.class)
class CutOffTest {

    @Inject
    Bench bench;

    @AfterEach
    void clear() {
        bench.clear();
    }

    @Test
    void aBridgeThatCantRenewItsLeasesKeepsItsCallersAndTakesNoNewOnes() {
        // Given
        Talk talk = bench.talk();
        // When
        bench.redis().execute("CLIENT", "PAUSE", "8000", "ALL");
        // Then
        await().atMost(Duration.ofSeconds(9)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            bench.place(Bench.call(null));
            assertThat(bench.count("calls.refused", "reason", "cut_off")).isPositive();
        });
        int heard = talk.carrier().millisHeard();
        talk.model().says("I am still with you.", 300);
        await().untilAsserted(() -> assertThat(talk.carrier().millisHeard()).isEqualTo(heard + 300));
        await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(500)).until(() -> bench.place(Bench.call(null)) == 202);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(bench.transcript(talk.callId())).as("written when Redis answers again")
                .anySatisfy(turn -> assertThat(turn).contains("I am still with you.")));
        talk.end();
    }
}
