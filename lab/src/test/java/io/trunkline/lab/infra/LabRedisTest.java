package io.trunkline.lab.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

class LabRedisTest {

    @Test
    void isRedisSixPointTwoAndGoesAwayWhenClosed() {
        // Given
        LabRedis redis = LabRedis.start(0);

        // When
        try (Jedis client = new Jedis(redis.url())) {

            // Then
            assertThat(client.info("server")).contains("redis_version:6.2");
            assertThat(client.eval("return redis.call('incr', KEYS[1])", 1, "n")).isEqualTo(1L);
        }
        redis.close();
        redis.close();
        assertThatThrownBy(() -> new Jedis(redis.url()).ping()).isInstanceOf(JedisConnectionException.class);
    }

    @Test
    void twoOnOnePortIsAPlainSentence() {
        // Given
        try (LabRedis first = LabRedis.start(0)) {

            // When, Then
            assertThatThrownBy(() -> LabRedis.start(first.port()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("is taken");
        }
    }
}
