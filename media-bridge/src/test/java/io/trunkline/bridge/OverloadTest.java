package io.trunkline.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.bridge.lab.Bench;
import io.trunkline.bridge.lab.Bench.Talk;
import io.trunkline.bridge.lab.BridgeWorld;
import io.trunkline.bridge.lab.ScriptedModel.Welcome;
import io.trunkline.bridge.provider.ProviderHealth;
import io.trunkline.bridge.socket.MediaLoop;
import io.trunkline.contracts.redis.AdmissionKeys;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More calls than a bridge may hold or its model providers serve, and what it tells the gateway of that. */
@QuarkusTest
@QuarkusTestResource(BridgeWorld.class)
class OverloadTest {
    private static final String LINE = "+18005551234";
    private static final Duration REFUSED_WITHIN = Duration.ofMillis(10);

    @Inject
    Bench bench;
    @Inject
    ProviderHealth health;
    @Inject
    MediaLoop loop;

    @AfterEach
    void clear() {
        bench.clear();
    }

    @Test
    void callsBeyondCapacityAreRefusedAtOnceAndTheRunningOneGoesOn() {
        // Given
        Talk talk = bench.talk();
        int heard = talk.carrier().millisHeard();
        talk.model().says("Your order was shipped on Monday, it is out for delivery.", 400);
        IntStream.range(0, 3).forEach(i -> bench.place(Bench.call(null)));
        double before = bench.count("calls.refused", "reason", "full");
        // When
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            long begun = System.nanoTime();
            assertThat(bench.place(Bench.call(null))).isEqualTo(503);
            took.add(System.nanoTime() - begun);
        }
        // Then
        Collections.sort(took);
        assertThat(Duration.ofNanos(took.get(took.size() / 2))).isLessThan(REFUSED_WITHIN);
        assertThat(bench.count("calls.refused", "reason", "full") - before).isEqualTo(100);
        await().untilAsserted(() -> assertThat(talk.carrier().millisHeard() - heard).isEqualTo(400));
        talk.end();
    }

    @Test
    void aCallHoldsTokensOfItsLineAndItsProviderUntilItEnds() {
        // Given
        Talk talk = bench.talk();
        String line = AdmissionKeys.lineTokens(LINE);
        String provider = AdmissionKeys.providerTokens("openai");
        // When
        talk.model().send("{\"type\":\"rate_limits.updated\",\"rate_limits\":[{\"name\":\"tokens\",\"limit\":50000,\"remaining\":4000,\"reset_seconds\":55.2}]}");
        // Then
        await().untilAsserted(() -> assertThat(holds(line, talk.callId()) && holds(provider, talk.callId())).isTrue());
        await().untilAsserted(() -> assertThat(String.valueOf(bench.redis().execute("HGET", AdmissionKeys.PROVIDER_LIMITS, "openai")))
                .contains("\"limit\":50000").contains("\"left\":4000").contains("\"resetMs\":55200"));
        talk.end();
        await().untilAsserted(() -> assertThat(holds(line, talk.callId()) || holds(provider, talk.callId())).isFalse());
    }

    @Test
    void aProviderThatFailsIsAnnouncedAndProbedUntilItAnswersAgain() {
        // Given: it refuses calls, and the first two probes
        bench.model().nextIs(Welcome.REFUSED);
        bench.model().nextIs(Welcome.REFUSED);
        // When
        loop.run(() -> IntStream.range(0, 15).forEach(i -> health.failed("compatible")));
        // Then
        await().untilAsserted(() -> assertThat(announced()).contains("\"down\":[\"compatible\"]").contains("\"steady\":[\"openai\",\"compatible\"]"));
        assertThat(bench.gauge("provider.breaker", "provider", "compatible")).isPositive();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(announced()).contains("\"down\":[]"));
        assertThat(bench.gauge("provider.breaker", "provider", "compatible")).isZero();
        assertThat(bench.count("provider.opened", "provider", "compatible")).isGreaterThanOrEqualTo(3);
    }

    private boolean holds(String key, String callId) {
        Response score = bench.redis().execute("ZSCORE", key, callId);
        return score != null;
    }

    private String announced() {
        return String.valueOf(bench.redis().execute("HGET", AdmissionKeys.BRIDGES, BridgeWorld.BRIDGE));
    }
}
