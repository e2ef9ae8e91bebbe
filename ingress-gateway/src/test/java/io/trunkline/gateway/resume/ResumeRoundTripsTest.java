package io.trunkline.gateway.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.gateway.GatewayTest;
import io.trunkline.gateway.world.FakeBridge;
import io.trunkline.gateway.world.RedisEar;
import io.trunkline.gateway.world.Twiml;
import io.trunkline.gateway.world.World;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When a bridge dies all its callers come back in one moment, and each question to Redis stands in line with theirs. */
@QuarkusTest
class ResumeRoundTripsTest extends GatewayTest {
    /** What the caller waits for: the call and whose answer it is to make, the bridges, the tokens, the answer and what is written of the placement. */
    private static final int MOST = 4;
    private static final String LOOK_AT_BRIDGES = "local answer = {now}";
    private static final int MANY = 20;
    /** A reservation is shortened behind the caller's back. */
    private static final String BEHIND_THE_ANSWER = "'ZADD', KEYS[1], 'XX'";
    private static final int BRIEF = 150;

    @Test
    void aResumeAsksRedisFourTimesAtMost() {
        // Given
        bridge("bridge-0", 10).silentFor(0);
        String sid = callSid();
        Twiml connected = ring(sid, PLAIN);
        bridge("bridge-1", 10).silentFor(0);
        String callId = callIdOf(sid);
        try (RedisEar ear = new RedisEar(World.redisPort())) {
            // When
            Twiml again = Twiml.read(after(sid, connected).body());
            // Then
            assertThat(again.attribute("Stream", "url")).contains("bridge-1");
            await().until(() -> asked(ear, callId).anyMatch(command -> command.contains(BEHIND_THE_ANSWER)));
            assertThat(asked(ear, callId).filter(command -> !command.contains(BEHIND_THE_ANSWER)).map(ResumeRoundTripsTest::brief)).hasSizeBetween(1, MOST);
        }
    }

    @Test
    void manyWhoLostTheirBridgeAtOnceShareALookAtTheOthers() throws Exception {
        // Given
        FakeBridge lost = bridge("bridge-0", MANY);
        List<String> sids = Stream.generate(GatewayTest::callSid).limit(MANY).toList();
        Map<String, Twiml> connected = sids.stream().collect(Collectors.toMap(sid -> sid, sid -> ring(sid, PLAIN)));
        lost.silentFor(0);
        FakeBridge other = bridge("bridge-1", 2 * MANY);
        ring(callSid(), PLAIN);
        List<Callable<String>> resumes = sids.stream().map(sid -> (Callable<String>) () -> after(sid, connected.get(sid)).body()).toList();
        try (RedisEar ear = new RedisEar(World.redisPort()); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // When
            List<String> answers = threads.invokeAll(resumes).stream().map(Future::resultNow).toList();
            // Then
            assertThat(answers).allSatisfy(answer -> assertThat(Twiml.read(answer).attribute("Stream", "url")).contains("bridge-1"));
            assertThat(other.calls()).filteredOn(PlaceCall::resumes).hasSize(MANY);
            assertThat(ear.commandsWith(LOOK_AT_BRIDGES)).hasSizeLessThan(MANY / 2);
        }
    }

    /** Of the call, and of the bridges. */
    private static Stream<String> asked(RedisEar ear, String callId) {
        return ear.commandsWith(callId, "{admission}").stream();
    }

    private static String brief(String command) {
        return command.substring(0, Math.min(BRIEF, command.length()));
    }
}
