package io.trunkline.bridge.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.bridge.lab.Bench;
import io.trunkline.bridge.lab.BridgeWorld;
import io.trunkline.bridge.socket.MediaLoop;
import io.trunkline.bridge.telemetry.BridgeMetrics;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
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
        loop.run(() -> {
            say(earlier, 7);
            say(other, 1);
        });

        // Then it is told, and nothing of it is there
        await().atMost(PATIENCE).until(() -> superseded.get() == 1);
        await().atMost(PATIENCE).until(() -> !turns("context-stayed").isEmpty());
        assertThat(turns("context-moved")).containsExactly(1);
        assertThat(bench.session("context-moved")).containsEntry("epoch", "2").containsEntry(SessionFields.COST_USD, "1");
    }

    @Test
    void dropsWhatIsTooMuch() {
        CallContext call = context("context-full", 1, 4);

        loop.run(() -> IntStream.rangeClosed(1, 5).forEach(turn -> say(call, turn)));

        // each turn is two things
        await().atMost(PATIENCE).until(() -> turns("context-full").equals(List.of(1, 2)));
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
