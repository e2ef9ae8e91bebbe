package io.trunkline.gateway.ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.contracts.Disposition;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.redis.AdmissionKeys;
import io.trunkline.gateway.GatewayTest;
import io.trunkline.gateway.world.FakeCarrier;
import io.trunkline.gateway.world.Twiml;
import io.trunkline.lab.http.Reply;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CallEndingTest extends GatewayTest {

    @Inject
    Reaper reaper;

    @Test
    void whateverTheOrderOfTheSignsACallEndsOnce() throws Exception {
        // Given
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        bridge("bridge-0", 1000);
        twilio.otherwise(asked -> Reply.json(200, "{\"sid\":\"CA1\",\"status\":\"completed\",\"duration\":\"42\"}"));
        List<String> calls = new ArrayList<>();
        // When
        for (int round = 0; round < 25; round++) {
            String sid = callSid();
            Twiml connected = ring(sid, PLAIN);
            calls.add(callIdOf(sid));
            session(sid, Map.of("intendedEnd", "resolved"));
            // held by a process that is gone
            redis.execute("HSET", AdmissionKeys.OWNERS, callIdOf(sid), "1 bridge-0 7");
            List<Callable<FakeCarrier.Answer>> signs = signs(sid, connected, random);
            if (random.nextBoolean()) {
                for (Callable<FakeCarrier.Answer> sign : signs) {
                    sign.call();
                }
            } else {
                try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    threads.invokeAll(signs);
                }
            }
        }
        // Then
        await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> assertThat(calls).as("seed %d", seed)
                .allSatisfy(id -> assertThat(kafka.events(ControlEvent.CallEnded.class, id)).isNotEmpty()));
        assertThat(calls).as("seed %d", seed).allSatisfy(id -> assertThat(kafka.events(ControlEvent.CallEnded.class, id)).singleElement()
                .satisfies(e -> assertThat(e.disposition()).isEqualTo(Disposition.RESOLVED_BY_VOICE_AGENT)));
    }

    private List<Callable<FakeCarrier.Answer>> signs(String sid, Twiml connected, Random random) {
        Map<String, String> over = FakeCarrier.call(sid, ANN, PLAIN);
        over.put("CallStatus", "completed");
        Map<String, String> stopped = FakeCarrier.call(sid, ANN, PLAIN);
        stopped.put("StreamEvent", "stream-stopped");
        List<Callable<FakeCarrier.Answer>> signs = new ArrayList<>(List.of(
                () -> status(sid, "ringing", 0), () -> status(sid, "in-progress", 1), () -> status(sid, "completed", 2),
                () -> status(sid, "completed", 2), () -> carrier.follow(connected.attribute("Connect", "action"), over),
                () -> carrier.post("/twilio/stream-status", stopped), () -> after(sid, connected), () -> {
                    reaper.look();
                    return null;
                }));
        Collections.shuffle(signs, random);
        return signs;
    }

    @Test
    void whoHangsUpInAQueueWasTransferred() {
        // Given
        bridge("bridge-0", 10);
        String sid = callSid();
        Twiml connected = ring(sid, PLAIN);
        session(sid, Map.of("intendedEnd", "operator"));
        after(sid, connected);
        // When
        status(sid, "completed", 5);
        // Then
        assertEnded(sid, Disposition.TRANSFERRED);
    }

    @Test
    void whoHangsUpWhileTheAgentTalksHasAbandonedWithTheCarriersDuration() {
        // Given
        bridge("bridge-0", 10);
        String sid = callSid();
        ring(sid, PLAIN);
        Map<String, String> form = FakeCarrier.call(sid, ANN, PLAIN);
        form.put("CallStatus", "completed");
        form.put("CallDuration", "42");
        session(sid, Map.of("costUsd", "0.123400"));
        // When
        carrier.post("/twilio/call-status", form);
        // Then
        ControlEvent.CallEnded ended = assertEnded(sid, Disposition.ABANDONED);
        assertThat(ended.durationMillis()).isEqualTo(42_000);
        assertThat(ended.costUsd()).as("what the bridge had added up").isEqualTo(0.1234);
        assertThat(callHash(sid)).containsEntry("state", "ended").containsKey("endedAt");
    }

    @Test
    void aReportOfAnUnknownCallIsNotedOnly() {
        // When
        FakeCarrier.Answer answer = status(callSid(), "completed", 1);
        // Then
        assertThat(answer.status()).isEqualTo(204);
    }

    @Test
    void aStreamThatStartedIsCountedIntoTheSetUpOnce() {
        // Given
        bridge("bridge-0", 10);
        String sid = callSid();
        ring(sid, PLAIN);
        Map<String, String> started = FakeCarrier.call(sid, ANN, PLAIN);
        started.put("StreamEvent", "stream-started");
        // When
        int status = carrier.post("/twilio/stream-status", started).status();
        // Then
        assertThat(status).isEqualTo(204);
        assertThat(callHash(sid)).containsEntry("state", "streaming");
    }

    private ControlEvent.CallEnded assertEnded(String sid, Disposition disposition) {
        String callId = callIdOf(sid);
        await().until(() -> !kafka.events(ControlEvent.CallEnded.class, callId).isEmpty());
        ControlEvent.CallEnded ended = kafka.events(ControlEvent.CallEnded.class, callId).getFirst();
        assertThat(ended.disposition()).isEqualTo(disposition);
        return ended;
    }
}
