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

    @AfterEach
    void redisIsBack() {
        World.redisDoor().fair();
        await().ignoreExceptions().until(() -> redis.execute("PING") != null);
    }

    @Test
    void whoHeardGoodbyeIsHungUp() {
        // Given
        FakeBridge bridge = bridge("bridge-0", 10);
        String sid = callSid();
        Twiml connected = ring(sid, PLAIN);
        bridge.saidGoodbye(callIdOf(sid), 1);
        redisGoes(bridge);
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
        FakeBridge bridge = bridge("bridge-0", 10);
        String sid = callSid();
        Twiml connected = ring(sid, PLAIN);
        bridge.saidGoodbye(callIdOf(sid), 2);
        redisGoes(bridge);
        // When
        Twiml answer = Twiml.read(after(sid, connected).body());
        // Then
        assertThat(answer.verbs()).as("another stream's end").containsExactly("Say", "Enqueue");
    }

    @Test
    void whoseBridgeDiedGetsAPerson() {
        // Given
        FakeBridge bridge = bridge("bridge-0", 10);
        String sid = callSid();
        Twiml connected = ring(sid, PLAIN);
        bridge.saidGoodbye(callIdOf(sid), 1);
        redisGoes(bridge);
        bridge.close();
        // When
        Twiml answer = Twiml.read(after(sid, connected).body());
        // Then
        assertThat(answer.verbs()).containsExactly("Say", "Enqueue");
    }

    private static void redisGoes(FakeBridge bridge) {
        bridge.silentFor(0);
        World.redisDoor().away();
    }
}
