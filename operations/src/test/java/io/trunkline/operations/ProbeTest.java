package io.trunkline.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.redis.runtime.datasource.ReactiveRedisDataSourceImpl;
import io.trunkline.lab.infra.FreePorts;
import io.trunkline.lab.infra.LabKafka;
import io.trunkline.lab.infra.LabRedis;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Why Kafka or Redis can't be used, as the operator reads it. */
class ProbeTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        VERTX.closeAndAwait();
    }

    @Test
    void aWrongPasswordOfKafkaIsToldAndARightOneOpens() {
        try (LabKafka kafka = LabKafka.withPassword("trunkline", "right")) {
            assertThat(kafka(kafka.bootstrapServers(), "wrong").trouble()).get().asString().startsWith("SaslAuthenticationException: Authentication failed");
            assertThat(kafka(kafka.bootstrapServers(), "right").trouble()).isEmpty();
        }
    }

    @Test
    void aServerOfKafkaWhoseNameNobodyKnowsIsTold() {
        assertThat(kafka("nowhere.invalid:9092", "x").trouble()).get().asString().contains("bootstrap");
    }

    @Test
    void aRedisThatKnowsAllWeNeedIsFine() {
        try (LabRedis redis = LabRedis.start(0)) {
            assertThat(trouble(redis.url().toString())).isEmpty();
        }
    }

    @Test
    void oneWithoutACommandIsToldByThatCommand() {
        try (LabRedis redis = LabRedis.start(0, List.of("rename-command XADD \"\""))) {
            assertThat(trouble(redis.url().toString())).get().asString().contains("Unknown Redis command");
        }
    }

    @Test
    void aWrongPasswordOfRedisIsTold() {
        try (LabRedis redis = LabRedis.start(0, List.of("requirepass right"))) {
            assertThat(trouble("redis://:wrong@127.0.0.1:" + redis.port())).get().asString().contains("WRONGPASS");
            assertThat(trouble("redis://:right@127.0.0.1:" + redis.port())).isEmpty();
        }
    }

    @Test
    void oneThatIsAwayIsToldApart() {
        assertThat(trouble("redis://127.0.0.1:" + FreePorts.take(1)[0])).get().asString().contains("refused");
    }

    private static KafkaProbe kafka(String servers, String password) {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", servers, "security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", "PLAIN"));
        settings.put("sasl.jaas.config", "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"trunkline\" password=\"" + password + "\";");
        settings.put("group.id", "what only consumers know");
        return new KafkaProbe(settings, TIMEOUT);
    }

    private static Optional<String> trouble(String url) {
        Redis redis = Redis.createClient(VERTX, url);
        try {
            return new RedisProbe(new ReactiveRedisDataSourceImpl(VERTX, redis, RedisAPI.api(redis)), TIMEOUT).trouble();
        } finally {
            redis.close();
        }
    }
}
