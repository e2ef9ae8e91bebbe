package io.trunkline.bridge.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.bridge.provider.Breaker.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final long SECOND = 1_000_000_000L;
    private final Breaker breaker = new Breaker(new Breaker.Rule(3, Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(15)));
    private long now = 5 * SECOND;

    @Test
    void enoughFailuresOpenItOnce() {
        assertThat(fail()).isFalse();
        assertThat(fail()).isFalse();
        assertThat(fail()).isTrue();
        assertThat(fail()).isFalse();
        assertThat(breaker.state()).isEqualTo(State.OPEN);
    }

    @Test
    void failuresAmongMoreSessionsThatWorkDoNot() {
        for (int i = 0; i < 10; i++) {
            breaker.answered(now);
            breaker.answered(now);
            fail();
        }
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void failuresLongAgoAreForgotten() {
        fail();
        fail();
        now += 31 * SECOND;
        fail();
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aProviderThatGreetsAndThenIsSilentOpensItToo() {
        for (int i = 0; i < 3; i++) {
            breaker.answered(now);
            fail();
        }
        assertThat(breaker.state()).isEqualTo(State.OPEN);
    }

    @Test
    void oneProbeAtATimeAndThePauseDoublesUpToItsBound() {
        open();
        assertThat(breaker.pause()).isEqualTo(Duration.ofSeconds(5));
        assertThat(breaker.probe()).isTrue();
        assertThat(breaker.probe()).isFalse();
        assertThat(fail()).isTrue();
        assertThat(breaker.pause()).isEqualTo(Duration.ofSeconds(10));
        breaker.probe();
        fail();
        assertThat(breaker.pause()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void aSessionThatWorksClosesItAndTheCountBeginsAnew() {
        open();
        breaker.probe();
        assertThat(breaker.answered(now)).isTrue();
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
        assertThat(breaker.pause()).isEqualTo(Duration.ofSeconds(5));
        fail();
        fail();
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    private void open() {
        fail();
        fail();
        fail();
    }

    private boolean fail() {
        now += SECOND;
        return breaker.failed(now);
    }
}
