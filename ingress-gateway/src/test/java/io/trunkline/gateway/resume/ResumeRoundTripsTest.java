package io.trunkline.gateway.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.gateway.GatewayTest;
import io.trunkline.gateway.world.RedisEar;
import io.trunkline.gateway.world.Twiml;
import io.trunkline.gateway.world.World;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When a bridge dies all its callers come back in one moment, and each question to Redis stands in line with theirs. */
@QuarkusTest
class ResumeRoundTripsTest extends GatewayTest {
    /** What the caller waits for: the call, whose answer it is to make, the bridges, the tokens, what is written of the placement, the answer. */
    private static final int MOST = 6;
    /** A reservation is shortened behind the caller's back. */
    private static final String BEHIND_THE_ANSWER = "'ZADD', KEYS[1], 'XX'";
    private static final int BRIEF = 150;

    @Test
    void aResumeAsksRedisSixTimesAtMost() {
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

    /** Of the call, and of the bridges. */
    private static Stream<String> asked(RedisEar ear, String callId) {
        return ear.commandsWith(callId, "{admission}").stream();
    }

    private static String brief(String command) {
        return command.substring(0, Math.min(BRIEF, command.length()));
    }
}
