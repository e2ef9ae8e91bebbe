package io.trunkline.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.bridge.lab.Bench;
import io.trunkline.bridge.lab.Bench.Talk;
import io.trunkline.bridge.lab.BridgeWorld;
import io.trunkline.bridge.session.BridgedCall;
import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.contracts.redis.AdmissionKeys;
import jakarta.inject.Inject;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call that is over leaves nothing behind: what holds a socket, a timer, a session or a lease of it holds the call, and a call that nobody holds is gone. */
@QuarkusTest
@QuarkusTestResource(BridgeWorld.class)
class NothingRemainsTest {
    private static final int ROUNDS = 8;

    @Inject
    Bench bench;

    private final List<WeakReference<BridgedCall>> ended = new ArrayList<>();
    private final List<String> callIds = new ArrayList<>();

    @AfterEach
    void clear() {
        bench.clear();
    }

    @Test
    void howeverCallsEndNobodyHoldsThemAfterwards() {
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            bench.model().reset();
            unclaimed();
            Talk talk = bench.talk();
            remember(talk.callId());
            // When
            end(talk, round);
            // Then
            await().until(() -> bench.calls().find(talk.callId()).isEmpty());
            assertThat(talk.model().closedWithin(5)).as("the model's socket").isTrue();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> bench.calls().active() == 0);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(bench.redis().hash(String.class).hkeys(AdmissionKeys.OWNERS))
                .as("leases").doesNotContainAnyElementsOf(callIds));
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            System.gc();
            assertThat(ended).as("calls somebody still holds").noneMatch(call -> call.get() != null);
        });
    }

    private void end(Talk talk, int round) {
        switch (round % 4) {
            case 0 -> talk.end();
            case 1 -> talk.carrier().vanishes();
            case 2 -> {
                talk.model().close(1011);
                talk.end();
            }
            default -> bench.hangUp(talk.callId());
        }
    }

    /** A call whose stream never comes. */
    private void unclaimed() {
        PlaceCall call = Bench.call(null);
        assertThat(bench.place(call)).isEqualTo(202);
        remember(call.callId());
        bench.model().next();
        bench.hangUp(call.callId());
    }

    private void remember(String callId) {
        callIds.add(callId);
        ended.add(new WeakReference<>(bench.calls().find(callId).orElseThrow()));
    }
}
