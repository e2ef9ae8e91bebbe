package io.trunkline.operations.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private final Deliveries deliveries = new Deliveries();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void whatFailsWhileSomethingIsAwayIsDoneWhenItIsBack() {
        assertThat(deliveries.run(() -> {
            if (runs.incrementAndGet() < 3) {
                throw new UncheckedIOException(new IOException("Redis is away"));
            }
        })).isEmpty();
        assertThat(runs).hasValue(3);
    }

    @Test
    void whatNobodyCanDealWithIsTriedOnce() {
        assertThat(deliveries.run(() -> {
            runs.incrementAndGet();
            throw new NullPointerException();
        })).contains("can't be dealt with: NullPointerException");
        assertThat(runs).hasValue(1);
    }

    @Test
    void aProcessThatEndsGivesUp() {
        Thread.currentThread().interrupt();
        assertThat(deliveries.run(() -> {
            throw new UncheckedIOException(new IOException("Redis is away"));
        })).contains("given up: UncheckedIOException");
        assertThat(Thread.interrupted()).isTrue();
    }
}
