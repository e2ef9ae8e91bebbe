package io.trunkline.gateway.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.redis.AdmissionKeys;
import io.trunkline.gateway.GatewayTest;
import io.trunkline.gateway.world.FakeBridge;
import io.trunkline.gateway.world.Twiml;
import io.trunkline.gateway.world.World;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tokens of lines and of model providers, beside those of bridges. */
@QuarkusTest
class AdmissionTest extends GatewayTest {

    @Test
    void aBurstFillsALineExactly() throws Exception {
        // Given
        FakeBridge bridge = bridge("bridge-0", 50);
        // When
        List<Twiml> answers = burst(20, World.LINE_OF_THREE);
        // Then
        assertThat(answers.stream().filter(AdmissionTest::connected)).hasSize(3);
        assertThat(bridge.calls()).hasSize(3);
        assertThat(redis.execute("ZCARD", AdmissionKeys.lineTokens(World.LINE_OF_THREE)).toInteger()).isEqualTo(3);
    }

    @Test
    void aBurstFillsAProviderExactlyAndTheRestGoToTheNextOne() throws Exception {
        // Given
        FakeBridge bridge = bridge("bridge-0", 50).speaksBy(World.PROVIDER_OF_SEVEN, "other");
        // When
        List<Twiml> answers = burst(20, PLAIN);
        // Then
        assertThat(answers).allSatisfy(twiml -> assertThat(connected(twiml)).isTrue());
        assertThat(bridge.calls().stream().filter(call -> call.provider().equals(World.PROVIDER_OF_SEVEN))).hasSize(7);
        assertThat(bridge.calls().stream().filter(call -> call.provider().equals("other"))).hasSize(13);
    }

    @Test
    void withoutAnotherProviderTheRestAreRefusedWithTheReason() throws Exception {
        // Given
        FakeBridge bridge = bridge("bridge-0", 50).speaksBy(World.PROVIDER_OF_SEVEN);
        burst(7, PLAIN);
        String sid = callSid();
        // When
        Twiml twiml = ring(sid, PLAIN);
        // Then
        assertThat(twiml.verbs()).containsExactly("Say", "Enqueue");
        assertThat(bridge.calls()).hasSize(7);
        await().untilAsserted(() -> assertThat(kafka.events(ControlEvent.EscalationRequested.class, callIdOf(sid))).singleElement()
                .satisfies(e -> assertThat(e.reason()).isEqualTo("provider_full")));
    }

    @Test
    void aProviderWhoseMinuteIsUsedUpTakesNobodyUntilItIsThereAgain() {
        // Given
        bridge("bridge-0", 50).speaksBy("busy");
        limits("busy", 100_000, 5_000, 60_000, 0);
        // When
        Twiml now = ring(callSid(), PLAIN);
        limits("busy", 100_000, 5_000, 60_000, 60_000);
        Twiml later = ring(callSid(), PLAIN);
        // Then
        assertThat(now.verbs()).containsExactly("Say", "Enqueue");
        assertThat(connected(later)).isTrue();
    }

    @Test
    void callsThatStartCountAgainstTheMinuteBeforeTheProviderSaysSo() throws Exception {
        // Given: 3,000 tokens a call above the tenth that is kept for calls which run
        FakeBridge bridge = bridge("bridge-0", 50).speaksBy("busy");
        limits("busy", 100_000, 10_000 + 4 * 3_000 + 500, 600_000, 0);
        // When
        burst(12, PLAIN);
        // Then
        assertThat(bridge.calls()).hasSize(4);
    }

    @Test
    void aBridgeThatFindsAProviderSilentIsNotAskedForIt() {
        // Given
        FakeBridge deaf = bridge("bridge-0", 1_000).speaksBy("openai").findsDown("openai");
        FakeBridge hearing = bridge("bridge-1", 5).speaksBy("openai");
        // When
        IntStream.range(0, 5).forEach(i -> ring(callSid(), PLAIN));
        // Then
        assertThat(deaf.calls()).isEmpty();
        assertThat(hearing.calls()).hasSize(5);
    }

    @Test
    void aBridgeThatIsFullByReservationsAloneIsLookedAtAgainThoughTheOtherHearsNoProvider() {
        // Given
        FakeBridge deaf = bridge("bridge-0", 1_000).speaksBy("openai").findsDown("openai");
        FakeBridge hearing = bridge("bridge-1", 1).speaksBy("openai");
        var time = redis.execute("TIME");
        long untilSoon = time.get(0).toLong() * 1000 + time.get(1).toLong() / 1000 + Admission.COUNTED_MILLIS + 300;
        redis.execute("ZADD", AdmissionKeys.reservations("bridge-1"), Long.toString(untilSoon), "a call that is in its count already");
        // When
        Twiml twiml = ring(callSid(), PLAIN);
        // Then
        assertThat(connected(twiml)).isTrue();
        assertThat(deaf.calls()).isEmpty();
        assertThat(hearing.calls()).hasSize(1);
    }

    @Test
    void theNextProviderSpeaksWhereTheFirstIsSilent() {
        // Given
        FakeBridge bridge = bridge("bridge-0", 5).speaksBy("openai", "azure").findsDown("openai");
        // When
        ring(callSid(), PLAIN);
        // Then
        assertThat(bridge.calls()).singleElement().satisfies(call -> assertThat(call.provider()).isEqualTo("azure"));
    }

    @Test
    void aBridgeThatRefusesLeavesNoTokenTaken() {
        // Given
        bridge("bridge-0", 10).speaksBy("openai").answering(503);
        // When
        ring(callSid(), PLAIN);
        // Then
        assertThat(List.of(AdmissionKeys.reservations("bridge-0"), AdmissionKeys.lineTokens(PLAIN), AdmissionKeys.providerTokens("openai"),
                AdmissionKeys.startingAt("openai"))).allSatisfy(key -> assertThat(redis.execute("ZCARD", key).toInteger()).as(key).isZero());
    }

    @Test
    void aTokenThatNobodyRenewsEnds() {
        // Given
        bridge("bridge-0", 50);
        IntStream.range(0, 3).forEach(i -> redis.execute("ZADD", AdmissionKeys.lineTokens(World.LINE_OF_THREE), "1", "lost-" + i));
        // When
        Twiml twiml = ring(callSid(), World.LINE_OF_THREE);
        // Then
        assertThat(connected(twiml)).isTrue();
    }

    private List<Twiml> burst(int calls, String line) throws InterruptedException {
        Callable<Twiml> ring = () -> ring(callSid(), line);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(IntStream.range(0, calls).mapToObj(i -> ring).toList()).stream().map(f -> f.resultNow()).toList();
        }
    }

    private void limits(String provider, long limit, long left, long resetMs, long ageMs) {
        var time = redis.execute("TIME");
        long now = time.get(0).toLong() * 1000 + time.get(1).toLong() / 1000;
        redis.execute("HSET", AdmissionKeys.PROVIDER_LIMITS, provider,
                "{\"limit\":" + limit + ",\"left\":" + left + ",\"resetMs\":" + resetMs + ",\"saidAt\":" + (now - ageMs) + "}");
    }

    private static boolean connected(Twiml twiml) {
        return twiml.verbs().contains("Connect");
    }
}
