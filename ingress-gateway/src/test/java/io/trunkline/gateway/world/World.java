package io.trunkline.gateway.world;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.trunkline.lab.chaos.fault.FaultProxy;
import io.trunkline.lab.infra.FreePorts;
import io.trunkline.lab.infra.LabKafka;
import io.trunkline.lab.infra.LabRedis;
import io.trunkline.lab.infra.LabTopics;
import io.trunkline.lab.infra.TemporaryFolder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Redis and Kafka of our own, and what the gateway is told of the rest of its world. */
public class World implements QuarkusTestResourceLifecycleManager {
    public static final String PUBLIC_URL = "https://gw.example.com";
    public static final String ACCOUNT_SID = "AC00000000000000000000000000000001";
    public static final String AUTH_TOKEN = "12345";
    public static final String INTERNAL_TOKEN = "internal-secret";
    public static final String STREAM_SECRET = "a-secret-of-the-streams";

    /** Its menu leads to Spanish. */
    public static final String LINE_OF_LANGUAGES = "+18005551236";
    /** Its callers hold, then are called back, then leave a message; two may hold. */
    public static final String LINE_OF_STEPS = "+18005551240";
    /** Its voice agents may have three calls. */
    public static final String LINE_OF_THREE = "+18005551241";
    /** Its callers leave a message at once; nobody is there to take calls. */
    public static final String LINE_OF_MESSAGES = "+18005551242";
    /** Its callers are served while Redis is away. */
    public static final String LINE_WITHOUT_CONTEXT = "+18005551243";
    /** A model provider that may have seven sessions. */
    public static final String PROVIDER_OF_SEVEN = "capped";

    private static final Path SHIPPED = Path.of("../config");

    private static FaultProxy door;
    private static int redisPort;

    private final Vertx vertx = Vertx.vertx();
    private LabRedis redis;
    private LabKafka kafka;
    private TemporaryFolder config;

    /** Where Redis itself listens. */
    public static int redisPort() {
        return redisPort;
    }

    /** Between the gateway and Redis. */
    public static FaultProxy redisDoor() {
        return door;
    }

    @Override
    public Map<String, String> start() {
        config = TemporaryFolder.copyOf(SHIPPED, "trunkline-config");
        addLines();
        redis = LabRedis.start(0);
        redisPort = redis.port();
        door = FaultProxy.start(vertx, 0, redisPort);
        kafka = LabKafka.start(0, LabTopics.ALL);
        return Map.ofEntries(
                Map.entry("quarkus.redis.hosts", "redis://127.0.0.1:" + door.port()),
                Map.entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
                Map.entry("trunkline.public-url", PUBLIC_URL),
                Map.entry("trunkline.config-dir", config.path().toString()),
                Map.entry("trunkline.internal-port", "0"),
                Map.entry("trunkline.internal-token", INTERNAL_TOKEN),
                Map.entry("trunkline.stream-token-secret", STREAM_SECRET),
                Map.entry("trunkline.twilio.account-sid", ACCOUNT_SID),
                Map.entry("trunkline.twilio.auth-token", AUTH_TOKEN),
                Map.entry("trunkline.twilio.api-url", "http://127.0.0.1:" + FreePorts.take(1)[0]),
                Map.entry("trunkline.placement.bridge-timeout", "5s"),
                Map.entry("trunkline.admission.sessions", PROVIDER_OF_SEVEN + "=7"),
                // tests let one number call by the hundred
                Map.entry("trunkline.limits.calls-per-number", "1000"),
                Map.entry("TRUSTED_PROXIES", "127.0.0.1"),
                // tests look for calls without a bridge themselves
                Map.entry("trunkline.reaper.every", "1h"),
                Map.entry("trunkline.reaper.every-released", "1h"),
                Map.entry("trunkline.twilio.backoff", "20ms"),
                Map.entry("trunkline.twilio.request-timeout", "5s"));
    }

    /** To the configuration that is shipped, the lines that only tests dial. */
    private void addLines() {
        try {
            Files.writeString(config.path().resolve("lines.yaml"), """

                      - number: "%s"
                        name: acme-languages
                        company: Acme
                        agent: triage
                        menu: { prompt: "Para español, oprima 8.", languages: { "8": es } }

                      - number: "%s"
                        name: acme-steps
                        company: Acme
                        agent: triage
                        overflow: [hold, call_back, voicemail]
                        hold: { longest: 2m, most: 2 }
                        hours: { zone: UTC, days: { mon-sun: "00:00-23:59" } }
                        departments:
                          billing: { agent: billing, queue: billing-people, key: "1" }
                          refunds: { agent: refunds }

                      - number: "%s"
                        name: acme-three
                        company: Acme
                        agent: triage
                        capacity: 3

                      - number: "%s"
                        name: acme-messages
                        company: Acme
                        agent: triage
                        overflow: [voicemail]
                        voicemail: { longest: 90s }

                      - number: "%s"
                        name: acme-without-context
                        company: Acme
                        agent: triage
                        say: "Welcome to Acme."
                        when_context_is_away: serve
                    """.formatted(LINE_OF_LANGUAGES, LINE_OF_STEPS, LINE_OF_THREE, LINE_OF_MESSAGES, LINE_WITHOUT_CONTEXT), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
        if (door != null) {
            door.close();
        }
        if (redis != null) {
            redis.close();
        }
        config.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
