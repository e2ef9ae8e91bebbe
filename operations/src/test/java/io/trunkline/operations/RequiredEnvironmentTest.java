package io.trunkline.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void whatIsInAFileIsThere(@TempDir Path mounted) throws IOException {
        // Given
        Path file = Files.writeString(mounted.resolve("redis"), "redis://x\n");
        // Then
        assertThat(required.missingIn(Map.of("REDIS_URL_FILE", file.toString(), "KAFKA_BOOTSTRAP_SERVERS", "k:1"))).isEmpty();
        assertThat(required.problemsIn(Map.of("REDIS_URL_FILE", "/nowhere/redis", "KAFKA_BOOTSTRAP_SERVERS", "k:1")))
                .containsExactly("REDIS_URL_FILE names a file that can't be read");
    }

    @Test
    void aSecretThatCouldBeGuessedIsRefusedWithoutBeingTold() {
        // Given
        RequiredEnvironment secret = RequiredEnvironment.of("s").needSecret("INTERNAL_TOKEN", "shared").maySecret("ADMIN_API_KEY");
        // Then
        assertThat(secret.problemsIn(Map.of("INTERNAL_TOKEN", "changeme", "ADMIN_API_KEY", "0123456789abcdef,admin")))
                .containsExactly("INTERNAL_TOKEN must have at least 16 characters", "ADMIN_API_KEY must have at least 16 characters");
        assertThat(secret.problemsIn(Map.of("INTERNAL_TOKEN", "0123456789abcdef"))).isEmpty();
    }

    @Test
    void oneOfSeveralIsEnoughAndNoneIsMissing() {
        // Given
        RequiredEnvironment choice = RequiredEnvironment.of("s").needOneOf(List.of("DESK_API_KEY", "OIDC_ISSUER_URL"), "who may read");
        // Then
        assertThat(choice.missingIn(Map.of())).containsExactly("DESK_API_KEY or OIDC_ISSUER_URL");
        assertThat(choice.missingIn(Map.of("OIDC_ISSUER_URL", "https://id"))).isEmpty();
        assertThat(choice.message(choice.missingIn(Map.of()))).contains("who may read");
    }
}
