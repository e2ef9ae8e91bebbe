package io.trunkline.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequiredEnvironmentTest {
    private final RequiredEnvironment required = RequiredEnvironment.of("tool-service")
            .need("KAFKA_BOOTSTRAP_SERVERS", "host:port of Kafka").need("REDIS_URL", "redis://host:port");

    @Test
    void absentAndBlankVariablesAreMissing() {
        assertThat(required.missingIn(Map.of("REDIS_URL", " "))).containsExactly("KAFKA_BOOTSTRAP_SERVERS", "REDIS_URL");
        assertThat(required.missingIn(Map.of("REDIS_URL", "redis://x", "KAFKA_BOOTSTRAP_SERVERS", "k:1"))).isEmpty();
    }

    @Test
    void theMessageNamesServiceVariablesAndMeanings() {
        assertThat(required.message(List.of("REDIS_URL"))).isEqualTo("tool-service can't start: set this environment variable\n  REDIS_URL  redis://host:port");
    }
}
