package io.trunkline.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.bridge.lab.Bench;
import io.trunkline.bridge.lab.BridgeWorld;
import io.trunkline.bridge.lab.ModelSession;
import io.trunkline.bridge.lab.ScriptedCarrier;
import io.trunkline.bridge.lab.Topic;
import io.trunkline.contracts.event.ControlEvent.StreamEnded;
import io.trunkline.contracts.event.ControlEvent.ToolCallRequested;
import io.trunkline.contracts.event.ControlEvent.TurnCompleted;
import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.contracts.redis.CallKeys;
import io.trunkline.contracts.redis.SessionFields;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two bridges as processes: one is killed, or has to end, in the middle of conversations, and the other goes on with them. */
class TwoBridgesTest {
    private static final BridgeWorld WORLD = new BridgeWorld();
    private static final int CALLS = 4;
    private static Map<String, String> settings;

    private BridgeProcess one;
    private BridgeProcess two;
    private Topic topic;

    private record Talk(PlaceCall call, ModelSession model, ScriptedCarrier carrier) {}

    @BeforeAll
    static void world() {
        settings = WORLD.start();
    }

    @AfterAll
    static void end() {
        WORLD.stop();
    }

    @BeforeEach
    void bridges() {
        topic = new Topic();
        one = new BridgeProcess("bridge-0", settings);
        two = new BridgeProcess("bridge-1", settings);
        one.awaitReady();
        two.awaitReady();
    }

    @AfterEach
    void stop() {
        topic.close();
        one.close();
        two.close();
        BridgeWorld.model().reset();
    }

    @Test
    void callersOfAKilledBridgeAreSpokenToAgainWithinThreeSeconds() {
        // Given
        List<Talk> talks = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            talks.add(talk());
        }
        talks.get(0).model().callsTool("call_1", "lookup_order_status", "{\"order_id\":\"AB1\"}");
        topic.await(ToolCallRequested.class, asked -> asked.callId().equals(talks.get(0).call().callId()) && asked.toolCallId().equals("call_1"));
        talks.forEach(talk -> talk.carrier().playsNoMore());
        talks.stream().skip(1).forEach(talk -> talk.model().says("Your order was shipped in the month of March. It comes today.", 6000));
        talks.stream().skip(1).forEach(talk -> await().until(() -> talk.carrier().millisHeard() > 6000));
        talks.stream().skip(1).forEach(talk -> await().until(() -> saying(talk).contains("It comes today.")));
        // When
        long killed = System.nanoTime();
        one.kill();
        // Then
        List<Long> gaps = new ArrayList<>();
        for (Talk talk : talks.subList(1, CALLS)) {
            assertThat(talk.carrier().closeCode()).isEqualTo(1006);
            Talk again = resume(talk.call(), killed);
            assertThat(again.model().await("response.create").toString()).contains("Sorry, I lost you for a second. Your order was shipped in the month of March.");
            again.model().says("Sorry, I lost you for a second. Your order was shipped.", 400);
            gaps.add((again.carrier().awaitAt("media") - killed) / 1_000_000);
        }
        Talk waiting = resume(talks.get(0).call(), System.nanoTime());
        topic.await(ToolCallRequested.class, asked -> asked.toolCallId().equals("call_1") && asked.replyPartition() == 1);
        assertThat(waiting.model().all().toString()).doesNotContain("Say exactly");
        System.out.println("callers of a killed bridge heard a voice again after ms: " + gaps);
        assertThat(gaps).allSatisfy(gap -> assertThat(gap).isLessThan(3_000));
    }

    @Test
    void aBridgeThatHasToEndTalksOnUntilItsCallIsMoved() {
        // Given
        Talk talk = talk();
        await().until(() -> two.health("ready") == 200);
        // When
        one.terminate();
        await().until(() -> one.health("ready") == 503);
        int heard = talk.carrier().millisHeard();
        talk.model().says("One thing more.", 300);
        // Then
        await().untilAsserted(() -> assertThat(talk.carrier().millisHeard()).as("the agent goes on").isEqualTo(heard + 300));
        assertThat(one.health("live")).isEqualTo(200);
        assertThat(one.place(Bench.call(null))).as("no new calls").isEqualTo(503);
        assertThat(talk.carrier().closeCode()).isEqualTo(1000);
        assertThat(topic.await(StreamEnded.class, talk.call().callId()).outcome()).isEqualTo("moved");
        assertThat(one.endsWithin(Duration.ofSeconds(10))).as("the process ends once it is empty").isTrue();
        Talk again = resume(talk.call(), System.nanoTime());
        again.carrier().media(5);
        await().untilAsserted(() -> assertThat(again.model().audioFrames()).isGreaterThanOrEqualTo(1));
        assertThat(again.model().all().toString()).contains("One thing more.").doesNotContain("response.create");
    }

    /** A call on the first bridge whose greeting was heard. */
    private Talk talk() {
        PlaceCall call = Bench.call(null);
        assertThat(one.place(call)).isEqualTo(202);
        ModelSession model = BridgeWorld.model().next();
        model.await("session.update");
        ScriptedCarrier carrier = one.stream(call).playsAtOnce();
        model.await("response.create");
        model.says("Thank you for calling Acme. How can I help you today?", 400);
        carrier.await("media");
        topic.await(TurnCompleted.class, turn -> turn.callId().equals(call.callId()) && turn.side().equals("agent"));
        return new Talk(call, model, carrier);
    }

    /** What stands in the context of what the agent is saying. */
    private static String saying(Talk talk) {
        URI redis = URI.create(BridgeWorld.redis().url().toString());
        try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
            String command = "HGET " + new CallKeys(talk.call().callId()).session() + " " + SessionFields.SAYING + "\r\n";
            socket.getOutputStream().write(command.getBytes(StandardCharsets.UTF_8));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return answer.readLine().equals("$-1") ? "" : answer.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What gateway and carrier do when a stream ended. */
    private Talk resume(PlaceCall call, long lostAt) {
        PlaceCall next = Bench.next(call, (System.nanoTime() - lostAt) / 1_000_000);
        assertThat(two.place(next)).isEqualTo(202);
        ModelSession model = BridgeWorld.model().next();
        model.await("session.update");
        return new Talk(next, model, two.stream(next).playsAtOnce());
    }
}
