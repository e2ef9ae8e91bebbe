package io.trunkline.gateway.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.gateway.GatewayTest;
import io.trunkline.gateway.world.FakeBridge;
import io.trunkline.gateway.world.Twiml;
import io.trunkline.gateway.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Streams that end while Redis refuses every connection. */
@QuarkusTest
class GoodbyeWithoutContextTest extends GatewayTest {

    private FakeBridge bridge;
    private String sid;
    private Twiml connected;

    @AfterEach
    void redisIsBack() {
        World.redisDoor().fair();
        await().ignoreExceptions().until(() -> redis.execute("PING") != null);
    }

    @Test
    void whoHeardGoodbyeIsHungUp() {
        // Given
        toldGoodbyeAndRedisGone(1);
        // When
        Twiml first = Twiml.read(after(sid, connected).body());
        Twiml again = Twiml.read(after(sid, connected).body());
        // Then
        assertThat(first.verbs()).containsExactly("Hangup");
        assertThat(again.verbs()).as("asked twice").containsExactly("Hangup");
    }

    @Test
    void whoWasInTheMiddleOfSomethingGetsAPerson() {
        // Given
        toldGoodbyeAndRedisGone(2);
        // When
        Twiml answer = Twiml.read(after(sid, connected).body());
        // Then
        assertThat(answer.verbs()).as("another stream's end").containsExactly("Say", "Enqueue");
    }

    @Test
    void whoseBridgeDiedGetsAPerson() {
        // Given
        toldGoodbyeAndRedisGone(1);
        bridge.close();
        // When
        Twiml answer = Twiml.read(after(sid, connected).body());
        // Then
        assertThat(answer.verbs()).containsExactly("Say", "Enqueue");
    }

    /** A call whose bridge said goodbye in its n-th stream; then Redis is away, and the heartbeat with it. */
    private void toldGoodbyeAndRedisGone(int stream) {
        bridge = bridge("bridge-0", 10);
        sid = callSid();
        connected = ring(sid, PLAIN);
        bridge.saidGoodbye(callIdOf(sid), stream);
        bridge.silentFor(0);
        World.redisDoor().away();
    }
}
