package io.trunkline.gateway.world;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.trunkline.lab.infra.LabKafka;
import io.trunkline.lab.infra.LabRedis;
import io.trunkline.lab.infra.LabTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Stream;

/** Redis and Kafka of our own, and what the gateway is told of the rest of its world. */
public class World implements QuarkusTestResourceLifecycleManager {
    public static final String PUBLIC_URL = "https://gw.example.com";
    public static final String ACCOUNT_SID = "AC00000000000000000000000000000001";
    public static final String AUTH_TOKEN = "12345";
    public static final String INTERNAL_TOKEN = "internal-secret";
    public static final String STREAM_SECRET = "a-secret-of-the-streams";

    /** Its menu leads to Spanish. */
    public static final String LINE_OF_LANGUAGES = "+18005551236";
    private static final Path SHIPPED = Path.of("../config");

    private LabRedis redis;
    private LabKafka kafka;

    @Override
    public Map<String, String> start() {
        redis = LabRedis.start(0);
        kafka = LabKafka.start(0, LabTopics.ALL);
        return Map.ofEntries(
                Map.entry("quarkus.redis.hosts", redis.url().toString()),
                Map.entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
                Map.entry("trunkline.public-url", PUBLIC_URL),
                Map.entry("trunkline.config-dir", config().toString()),
                Map.entry("trunkline.internal-port", "0"),
                Map.entry("trunkline.internal-token", INTERNAL_TOKEN),
                Map.entry("trunkline.stream-token-secret", STREAM_SECRET),
                Map.entry("trunkline.twilio.account-sid", ACCOUNT_SID),
                Map.entry("trunkline.twilio.auth-token", AUTH_TOKEN),
                Map.entry("trunkline.twilio.api-url", "http://127.0.0.1:" + freePort()),
                Map.entry("trunkline.placement.bridge-timeout", "5s"),
                // tests look for calls without a bridge themselves
                Map.entry("trunkline.reaper.every", "1h"),
                Map.entry("trunkline.twilio.backoff", "20ms"),
                Map.entry("trunkline.twilio.request-timeout", "5s"));
    }

    /** The configuration that is shipped, and a line whose menu asks for a language. */
    private static Path config() {
        try {
            Path directory = Files.createTempDirectory("trunkline-config");
            try (Stream<Path> files = Files.walk(SHIPPED)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                    Path copy = directory.resolve(SHIPPED.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
            Files.writeString(directory.resolve("lines.yaml"), """

                      - number: "%s"
                        name: acme-languages
                        company: Acme
                        agent: triage
                        menu: { prompt: "Para español, oprima 8.", languages: { "8": es } }
                    """.formatted(LINE_OF_LANGUAGES), StandardOpenOption.APPEND);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
        if (redis != null) {
            redis.close();
        }
    }
}
