package io.trunkline.lab.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Jedis;

/** A process of its own, as {@code ./dev infra} starts it. */
@Timeout(60)
class InfraMainTest {

    @Test
    void printsItsAddressesThenReadyAndEndsOnSigterm() throws Exception {
        // Given
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                InfraMain.class.getName());
        java.environment().put("LAB_KAFKA_PORT", "0");
        java.environment().put("LAB_REDIS_PORT", "0");

        // When
        Process process = java.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> lines = new ArrayList<>();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            for (String line = out.readLine(); line != null && !line.equals("ready"); line = out.readLine()) {
                lines.add(line);
            }

            // Then
            assertThat(lines).hasSize(2);
            assertThat(lines.get(0)).matches("KAFKA_BOOTSTRAP_SERVERS=127\\.0\\.0\\.1:\\d+");
            URI redis = URI.create(lines.get(1).substring("REDIS_URL=".length()));
            try (Jedis client = new Jedis(redis)) {
                assertThat(client.ping()).isEqualTo("PONG");
            }
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
}
