package io.trunkline.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.bridge.lab.Bench;
import io.trunkline.bridge.lab.Bench.Talk;
import io.trunkline.bridge.lab.BridgeWorld;
import io.trunkline.contracts.Topics;
import io.trunkline.contracts.event.CloudEventHeaders;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.ControlEvent.StreamEnded;
import io.trunkline.contracts.event.ControlEvent.TurnCompleted;
import io.trunkline.contracts.event.EventCodec;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a call's events while Kafka is away, and of those of a process that is gone. */
@QuarkusTest
@QuarkusTestResource(BridgeWorld.class)
class KafkaAwayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Bench bench;

    @AfterEach
    void clear() {
        bench.clear();
    }

    @Test
    void eventsWaitInRedisAndGetThereInOrderWhenKafkaIsBack() {
        // Given a call that is going on
        Talk talk = bench.talk();
        BridgeWorld.broker().goesAway();
        try {
            // When it goes on without Kafka, and ends
            IntStream.rangeClosed(1, 4).forEach(i -> {
                talk.model().says("Sentence " + i + ".", 100);
                await().until(() -> bench.transcript(talk.callId()).stream().anyMatch(turn -> turn.contains("Sentence " + i)));
            });
            talk.end();
            // Then its events are where another process finds them
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting(talk.callId())).isGreaterThanOrEqualTo(5));
        } finally {
            BridgeWorld.broker().comesBack();
        }
        // When Kafka is back, they arrive, each after the one before
        bench.topic().await(StreamEnded.class, talk.callId());
        assertThat(turns(talk.callId())).containsExactly("Sentence 1.", "Sentence 2.", "Sentence 3.", "Sentence 4.");
        await().atMost(PATIENCE).until(() -> waiting(talk.callId()) == 0);
        assertThat(bench.redis().key().exists("{events}:size")).isFalse();
        assertThat(bench.gauge("events.waiting", "where", "redis")).isZero();
    }

    @Test
    void eventsOfAProcessThatIsGoneAreForwardedByAnother() {
        // Given
        String callId = "call-of-a-dead-process";
        IntStream.rangeClosed(1, 250).forEach(i -> left(callId, new ControlEvent.KeysPressed(callId, Instant.EPOCH, i)));
        // Then
        await().atMost(PATIENCE).until(() -> waiting(callId) == 0);
        bench.topic().await(ControlEvent.KeysPressed.class, pressed -> pressed.callId().equals(callId) && pressed.count() == 250);
        List<Integer> counts = bench.topic().all(ControlEvent.KeysPressed.class).stream().filter(pressed -> pressed.callId().equals(callId))
                .map(ControlEvent.KeysPressed::count).toList();
        assertThat(counts).isEqualTo(IntStream.rangeClosed(1, 250).boxed().toList());
    }

    /** As a process leaves an event that wrote it down and died. */
    private void left(String callId, ControlEvent event) {
        StringBuilder headers = new StringBuilder();
        CloudEventHeaders.of(event, "left-" + event.hashCode(), "/test").forEach((name, value) -> headers.append(headers.isEmpty() ? "" : ",")
                .append("{\"name\":\"").append(name).append("\",\"value\":\"").append(base64(value.getBytes(StandardCharsets.UTF_8))).append("\"}"));
        String json = "{\"topic\":\"" + Topics.CALL_EVENTS + "\",\"key\":\"" + callId + "\",\"value\":\"" + base64(EventCodec.encode(event))
                + "\",\"headers\":[" + headers + "]}";
        bench.redis().execute("XADD", "{events}:call:" + callId, "*", "event", json);
        bench.redis().execute("INCR", "{events}:size");
        bench.redis().execute("ZADD", "{events}:waiting", "1", callId);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private int waiting(String callId) {
        return bench.redis().execute("XLEN", "{events}:call:" + callId).toInteger();
    }

    /** What the agent said but for the greeting, of each event the first that came. */
    private List<String> turns(String callId) {
        return bench.topic().all(TurnCompleted.class).stream().filter(turn -> turn.callId().equals(callId) && turn.text().startsWith("Sentence"))
                .map(TurnCompleted::text).distinct().toList();
    }
}
