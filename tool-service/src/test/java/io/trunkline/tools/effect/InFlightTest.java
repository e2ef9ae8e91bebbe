package io.trunkline.tools.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trunkline.contracts.event.ToolStatus;
import io.trunkline.tools.call.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private static final Outcome SHIPPED = new Outcome(ToolStatus.OK, null, "It was shipped.");

    private final InFlight inFlight = new InFlight();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void whoAsksWhileTheToolRunsGetsItsOutcome() throws Exception {
        // Given
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        CompletableFuture<Outcome> first = CompletableFuture.supplyAsync(() -> inFlight.once("call/t1", () -> slow(running, finish)));
        assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();
        // When
        CompletableFuture<Outcome> second = new CompletableFuture<>();
        Thread asking = Thread.ofPlatform().start(() -> second.complete(inFlight.once("call/t1", () -> slow(running, finish))));
        await().until(() -> asking.getState() == Thread.State.WAITING);
        finish.countDown();
        // Then
        assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo(SHIPPED);
        assertThat(second.get(5, TimeUnit.SECONDS)).isEqualTo(SHIPPED);
        assertThat(runs).hasValue(1);
    }

    @Test
    void whatFailedMayRunAgain() {
        assertThatThrownBy(() -> inFlight.once("call/t1", () -> {
            throw new IllegalStateException("no memory");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(inFlight.once("call/t1", () -> SHIPPED)).isEqualTo(SHIPPED);
    }

    private Outcome slow(CountDownLatch running, CountDownLatch finish) {
        runs.incrementAndGet();
        running.countDown();
        try {
            finish.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return SHIPPED;
    }
}
