package io.trunkline.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.operations.RedisClock;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Bridges say until when a tool's answer is of use, by the clock of Redis. */
@QuarkusTest
@QuarkusTestResource(World.class)
class DeadlinesTest {

    @Inject
    RedisDataSource redis;
    @Inject
    Clock clock;

    @Test
    void aWrongClockOfThisMachineIsPutRightByThatOfRedis() {
        // When
        Clock agreed = new RedisClock(redis, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2)));
        // Then
        assertThat(agreed.instant()).as("from the first look on").isCloseTo(Instant.now(), within(1, ChronoUnit.SECONDS));
    }

    @Test
    void deadlinesAreReadByIt() {
        assertThat(clock).isInstanceOf(RedisClock.class);
    }
}
