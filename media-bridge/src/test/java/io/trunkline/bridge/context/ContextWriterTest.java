package io.trunkline.bridge.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.bridge.lab.Bench;
import io.trunkline.bridge.lab.Bench.Talk;
import io.trunkline.bridge.lab.BridgeWorld;
import io.trunkline.bridge.session.BridgedCall;
import io.trunkline.bridge.socket.MediaLoop;
import io.trunkline.bridge.telemetry.BridgeMetrics;
import io.trunkline.call.carrier.CarrierEvent.StopReason;
import io.trunkline.call.carrier.CarrierEvent.StreamStopped;
import io.trunkline.contracts.event.ToolStatus;
import io.trunkline.contracts.redis.CallKeys;
import io.trunkline.contracts.redis.SessionFields;
import io.trunkline.contracts.redis.ToolEntry;
import io.trunkline.contracts.redis.TranscriptEntry;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of a call's context on its way to Redis. */
@QuarkusTest
@QuarkusTestResource(BridgeWorld.class)
class ContextWriterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MANY = 300;

    @Inject
    Bench bench;
    @Inject
    ContextWriter writer;
    @Inject
    MediaLoop loop;
    @Inject
    BridgeMetrics metrics;

    private final AtomicInteger superseded = new AtomicInteger();

    @Test
    void writesWhatCameTogetherInOrderAndOfEachFieldTheLastValue() {
        CallContext one = context("context-one", 1, MANY);
        CallContext other = context("context-other", 1, MANY);

        // When two calls have much to write, while something is being written
        loop.run(() -> IntStream.rangeClosed(1, 20).forEach(turn -> say(one, turn)));
        loop.run(() -> one.whenSettled(PATIENCE, () -> { }));
        loop.run(() -> IntStream.rangeClosed(21, 40).forEach(turn -> {
            say(one, turn);
            say(other, turn);
        }));
        loop.run(() -> other.add(new ToolEntry("t1", "lookup", Instant.EPOCH, "{}", ToolStatus.OK, null, "found", 5)));

        // Then it is all there
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(turns("context-one")).isEqualTo(IntStream.rangeClosed(1, 40).boxed().toList());
            assertThat(turns("context-other")).isEqualTo(IntStream.rangeClosed(21, 40).boxed().toList());
        });
        assertThat(bench.session("context-one")).containsEntry(SessionFields.COST_USD, "40").containsEntry("epoch", "1").containsKey(SessionFields.UPDATED_AT);
        assertThat(bench.tools("context-other")).singleElement().asString().contains("lookup");
        assertThat(bench.redis().key().ttl(new CallKeys("context-other").tools())).isPositive();
    }

    @Test
    void tellsAtOnceWhenEverythingIsWritten() {
        CallContext call = context("context-settled", 1, MANY);
        List<Integer> seen = new CopyOnWriteArrayList<>();

        loop.run(() -> {
            call.whenSettled(PATIENCE, () -> seen.add(0));
            say(call, 1);
            call.whenSettled(PATIENCE, () -> seen.add(1));
        });

        await().atMost(Duration.ofSeconds(5)).until(() -> seen.equals(List.of(0, 1)));
        assertThat(turns("context-settled")).containsExactly(1);
    }

    @Test
    void isRefusedWhatANewerOwnerHasAndOtherCallsAreNot() {
        CallContext newer = context("context-moved", 2, MANY);
        loop.run(() -> say(newer, 1));
        await().atMost(PATIENCE).until(() -> !turns("context-moved").isEmpty());

        // When the earlier owner writes, together with somebody else
        CallContext earlier = context("context-moved", 1, MANY);
        CallContext other = context("context-stayed", 1, MANY);
        List<Boolean> ours = new CopyOnWriteArrayList<>();
        loop.run(() -> {
            say(earlier, 7);
            say(other, 1);
            earlier.whenSettled(PATIENCE, () -> ours.add(earlier.ours()));
            other.whenSettled(PATIENCE, () -> ours.add(other.ours()));
        });

        // Then it is told, and nothing of it is there
        await().atMost(PATIENCE).until(() -> superseded.get() == 1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ours).containsExactlyInAnyOrder(false, true));
        await().atMost(PATIENCE).until(() -> !turns("context-stayed").isEmpty());
        assertThat(turns("context-moved")).containsExactly(1);
        assertThat(bench.session("context-moved")).containsEntry("epoch", "2").containsEntry(SessionFields.COST_USD, "1");
    }

    @Test
    void dropsWhatIsTooMuch() {
        CallContext call = context("context-full", 1, 4);

        loop.run(() -> IntStream.rangeClosed(1, 5).forEach(turn -> say(call, turn)));

        // three turns and one field, of which the last value counts
        await().atMost(PATIENCE).until(() -> turns("context-full").equals(List.of(1, 2, 3)));
        assertThat(bench.session("context-full")).containsEntry(SessionFields.COST_USD, "5");
    }

    @Test
    void oneCallThatRedisTakesIllSpoilsNoOther() {
        // Given a key of another kind where one call's transcript should be
        bench.redis().value(String.class).set(new CallKeys("context-ill").transcript(), "not a list");
        CallContext ill = context("context-ill", 1, MANY);
        CallContext well = context("context-well", 1, MANY);
        List<String> settled = new CopyOnWriteArrayList<>();

        loop.run(() -> {
            say(ill, 1);
            say(well, 1);
            ill.whenSettled(PATIENCE, () -> settled.add("ill"));
            well.whenSettled(PATIENCE, () -> settled.add("well"));
        });

        await().atMost(PATIENCE).until(() -> turns("context-well").equals(List.of(1)));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(settled).containsExactlyInAnyOrder("ill", "well"));
        assertThat(bench.count("context.writes.failed", "reason", "refused")).isPositive();
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenOnceInOrderWhenRedisAnswersAgain() {
        // Given
        CallContext call = context("context-away", 1, MANY);
        double failed = bench.count("context.writes.failed", "reason", "redis");
        // When Redis doesn't answer, and does in the end what it was asked for more than once
        bench.redis().execute("CLIENT", "PAUSE", "4500", "ALL");
        IntStream.rangeClosed(1, 3).forEach(turn -> loop.run(() -> say(call, turn)));
        await().atMost(PATIENCE).until(() -> bench.count("context.writes.failed", "reason", "redis") > failed);
        IntStream.rangeClosed(4, 6).forEach(turn -> loop.run(() -> say(call, turn)));
        // Then
        await().atMost(PATIENCE).until(() -> turns("context-away").size() >= 6);
        loop.run(() -> say(call, 7));
        await().atMost(PATIENCE).until(() -> turns("context-away").contains(7));
        assertThat(turns("context-away")).isEqualTo(IntStream.rangeClosed(1, 7).boxed().toList());
    }

    @Test
    void theLastWordsOfACallDontWaitForThoseOfOthers() {
        // Given a call with nothing left to write
        Talk talk = bench.talk();
        AtomicReference<Boolean> gathers = new AtomicReference<>();
        BridgedCall call = bench.calls().find(talk.callId()).orElseThrow();
        await().atMost(PATIENCE).until(() -> idle());
        // When its caller hangs up
        loop.run(() -> {
            call.carrierEvent(new StreamStopped(StopReason.STOPPED), loop.nanos());
            gathers.set(writer.gathers());
        });
        // Then what it leaves is under way in the same moment
        await().atMost(PATIENCE).until(() -> gathers.get() != null);
        assertThat(gathers.get()).isFalse();
        talk.carrier().close();
    }

    private boolean idle() {
        CompletableFuture<Boolean> idle = new CompletableFuture<>();
        loop.run(() -> idle.complete(!writer.gathers()));
        return idle.join();
    }

    private CallContext context(String callId, int epoch, int mostWaiting) {
        return new CallContext(writer, loop, metrics, new CallKeys(callId), epoch, mostWaiting, superseded::incrementAndGet);
    }

    private static void say(CallContext call, int turn) {
        call.add(new TranscriptEntry(turn, Instant.EPOCH, "caller", "word", false, false));
        call.set(Map.of(SessionFields.COST_USD, Integer.toString(turn)));
    }

    private List<Integer> turns(String callId) {
        return bench.transcript(callId).stream().map(json -> Integer.valueOf(json.replaceAll(".*\"turn\":(\\d+).*", "$1"))).toList();
    }
}
