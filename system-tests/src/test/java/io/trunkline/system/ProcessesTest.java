package io.trunkline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.lab.infra.FreePorts;
import io.trunkline.lab.infra.LabRedis;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each service as whoever runs it meets it: by its jar, its environment and its health; its metrics are looked at when there were calls. Starting JVMs
 * would take the calls' processors away, so they have none beside them. */
@OnRunningSystem
@Isolated
@Order(3)
class ProcessesTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path GATEWAY_LOG = Path.of("target", "lone-gateway.log");
    private static final Path BRIDGE_LOG = Path.of("target", "lone-bridge.log");
    private static final String INTERNAL_TOKEN = "lone-internal-token-9d4c";
    private static final String ADMIN_KEY = "lone-admin-key-7b1e4f20";
    private static final String STREAM_SECRET = "lone-stream-secret-0123456789abcdef";
    private static final String CARRIER_TOKEN = "lone-carrier-5e83";
    private static final String MODEL_KEY = "lone-model-c07a";

    @ParameterizedTest
    @CsvSource({"ingress-gateway, KAFKA_BOOTSTRAP_SERVERS", "media-bridge, BRIDGE_ID", "tool-service, CRM_URL",
        "escalation-service, DESK_API_KEY or OIDC_ISSUER_URL"})
    void aServiceWithoutItsEnvironmentEndsAtOnceAndNamesWhatIsMissing(String module, String variable, RunningSystem system)
            throws IOException, InterruptedException {
        // When
        Process process = run(system, module, Map.of("INTERNAL_PORT", "0", "HTTP_PORT", "0"), Path.of("target", module + "-bare.log"));
        // Then
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(78);
        assertThat(Files.readString(Path.of("target", module + "-bare.log"))).contains(variable).contains("REDIS_URL", "KAFKA");
    }

    @Test
    void aGatewayAndABridgeBecomeReadyWithoutTheOtherServicesAndLogNoSecret(RunningSystem system, @TempDir Path mounted) throws IOException, InterruptedException {
        Path token = Files.writeString(mounted.resolve("internal-token"), INTERNAL_TOKEN + "\n");
        int[] ports = FreePorts.take(6);
        try (LabRedis redis = LabRedis.start(0)) {
            Process gateway = run(system, "ingress-gateway", with(system, redis, ports, token, 0), GATEWAY_LOG);
            Process bridge = run(system, "media-bridge", with(system, redis, ports, token, 2), BRIDGE_LOG);
            try {
                await().atMost(Duration.ofMinutes(2)).until(() -> ready(ports[0]) && ready(ports[2]));
                assertThat(drain(ports[3], "Bearer guess")).isEqualTo(401);
                assertThat(drain(ports[3], "Bearer " + ADMIN_KEY)).isEqualTo(200);
            } finally {
                end(gateway);
                end(bridge);
            }
        }
        assertThat(Files.readString(GATEWAY_LOG) + Files.readString(BRIDGE_LOG)).contains("DEBUG").doesNotContain(INTERNAL_TOKEN, ADMIN_KEY, STREAM_SECRET, CARRIER_TOKEN, MODEL_KEY);
    }

    /** As documented, in full, one secret by a file; nobody listens where the model, the CRM and the carrier should be. @param first of its two ports */
    private static Map<String, String> with(RunningSystem system, LabRedis redis, int[] ports, Path token, int first) {
        String nobody = "127.0.0.1:" + ports[5];
        return Map.ofEntries(Map.entry("KAFKA_BOOTSTRAP_SERVERS", system.system().kafkaServers()), Map.entry("REDIS_URL", redis.url().toString()),
                Map.entry("PUBLIC_URL", "https://voice.lone.test"), Map.entry("HTTP_PORT", Integer.toString(ports[first])),
                Map.entry("INTERNAL_PORT", Integer.toString(ports[first + 1])), Map.entry("INTERNAL_TOKEN_FILE", token.toString()),
                Map.entry("ADMIN_API_KEY", ADMIN_KEY), Map.entry("QUARKUS_LOG_CATEGORY__IO_TRUNKLINE__LEVEL", "DEBUG"), Map.entry("QUARKUS_LOG_CATEGORY__IO_SMALLRYE__LEVEL", "DEBUG"),
                Map.entry("GATEWAY_INTERNAL_URL", "http://127.0.0.1:" + ports[1]), Map.entry("BRIDGE_ID", "bridge-7"),
                Map.entry("BRIDGE_PUBLIC_URL", "wss://bridge.lone.test"), Map.entry("BRIDGE_INTERNAL_URL", "http://127.0.0.1:" + ports[3]),
                Map.entry("STREAM_TOKEN_SECRET", STREAM_SECRET), Map.entry("CRM_URL", "http://" + nobody),
                Map.entry("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000000"), Map.entry("TWILIO_AUTH_TOKEN", CARRIER_TOKEN),
                Map.entry("TWILIO_API_URL", "http://" + nobody), Map.entry("OPENAI_API_KEY", MODEL_KEY),
                Map.entry("OPENAI_REALTIME_URL", "ws://" + nobody + "/v1/realtime"),
                Map.entry("CONFIG_DIR", system.system().options().root().resolve("config").toString()));
    }

    private static int drain(int port, String authorization) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/admin/drain")).header("Authorization", authorization);
        return HTTP.send(request.POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static Process run(RunningSystem system, String module, Map<String, String> environment, Path log) throws IOException {
        Path jar = system.system().options().root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx128m",
                "-jar", jar.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private static boolean ready(int port) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready")).timeout(Duration.ofSeconds(2));
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
