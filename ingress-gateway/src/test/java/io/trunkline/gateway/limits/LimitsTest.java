package io.trunkline.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.trunkline.gateway.GatewayTest;
import io.trunkline.gateway.limits.Rates.Rate;
import io.trunkline.gateway.world.FakeBridge;
import io.trunkline.gateway.world.FakeCarrier;
import io.trunkline.gateway.world.Twiml;
import io.trunkline.gateway.world.World;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LimitsTest extends GatewayTest {
    private static final String DANIEL = "+14155550142";
    private static final Rate TWO = new Rate(2, Duration.ofMinutes(10));

    @Inject
    Rates rates;

    @Test
    void aNumberThatCallsTooOftenHearsSoAndNothingElseHappens() {
        // Given
        FakeBridge bridge = bridge("bridge-0", 10);
        exhaust(ANN);
        String sid = callSid();
        // When
        Twiml twiml = ring(sid, PLAIN);
        // Then
        assertThat(twiml.verbs()).containsExactly("Say", "Hangup");
        assertThat(twiml.text("Say")).contains("Please try again a little later");
        assertThat(callIdOf(sid)).isEqualTo("null");
        assertThat(bridge.calls()).isEmpty();
    }

    @Test
    void othersAreStillServedAndSoIsWhoWithholdsTheirNumber() {
        // Given
        bridge("bridge-0", 10);
        exhaust(ANN);
        // Then
        assertThat(Twiml.read(carrier.post("/twilio/voice", FakeCarrier.call(callSid(), DANIEL, PLAIN)).body()).verbs()).contains("Connect");
        assertThat(Twiml.read(carrier.post("/twilio/voice", FakeCarrier.call(callSid(), "anonymous", PLAIN)).body()).verbs()).contains("Connect");
    }

    @Test
    void aWebhookThatComesAgainIsNoFurtherCall() {
        // Given
        bridge("bridge-0", 10);
        String sid = callSid();
        Twiml first = ring(sid, PLAIN);
        exhaust(ANN);
        // When
        Twiml again = ring(sid, PLAIN);
        // Then
        assertThat(again.verbs()).isEqualTo(first.verbs()).contains("Connect");
    }

    @Test
    void nobodysNumberIsInRedisForIt() {
        // Given
        bridge("bridge-0", 10);
        // When
        ring(callSid(), PLAIN);
        // Then
        assertThat(String.valueOf(redis.execute("KEYS", "rate:*"))).contains("rate:number:").doesNotContain(ANN.substring(1));
    }

    @Test
    void soManyAtOnceThenNoneThenOneAfterAnother() {
        // Given
        Rate quick = new Rate(2, Duration.ofSeconds(2));
        // Then
        assertThat(IntStream.range(0, 3).mapToObj(i -> rates.take("test", "somebody", TWO))).containsExactly(true, true, false);
        assertThat(rates.take("test", "somebody else", TWO)).isTrue();
        assertThat(IntStream.range(0, 3).mapToObj(i -> rates.take("test", "quick", quick))).containsExactly(true, true, false);
        await().atMost(Duration.ofSeconds(3)).until(() -> rates.take("test", "quick", quick));
    }

    @Test
    void zeroIsNoLimit() {
        assertThat(IntStream.range(0, 50).allMatch(i -> rates.take("test", "anybody", new Rate(0, Duration.ofMinutes(1))))).isTrue();
    }

    @Test
    void anAddressThatKeepsSendingWhatIsUnsignedIsToldToStopButASignatureStillPasses() {
        // Given
        bridge("bridge-0", 10);
        // When
        long refused = IntStream.range(0, 200).takeWhile(i -> unsigned("203.0.113.7") == 403).count();
        // Then
        assertThat(refused).as("sixty, and what became free meanwhile").isBetween(60L, 100L);
        assertThat(unsigned("203.0.113.7")).isEqualTo(429);
        assertThat(unsigned("203.0.113.8")).isEqualTo(403);
        assertThat(signed("203.0.113.7")).isEqualTo(200);
    }

    private static int unsigned(String from) {
        return RestAssured.given().header("X-Forwarded-For", from).contentType("application/x-www-form-urlencoded").body("CallSid=CA1").post("/twilio/voice").statusCode();
    }

    private static int signed(String from) {
        Map<String, String> form = FakeCarrier.call(callSid(), ANN, PLAIN);
        return RestAssured.given().header("X-Forwarded-For", from).contentType("application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", FakeCarrier.sign(World.PUBLIC_URL + "/twilio/voice", form, World.AUTH_TOKEN))
                .body(FakeCarrier.encode(form)).post("/twilio/voice").statusCode();
    }

    /** As if the number had used up all its calls just now. */
    private void exhaust(String number) {
        redis.execute("SET", rates.key("number", number), Long.toString(System.currentTimeMillis() + Duration.ofDays(1).toMillis()));
    }
}
