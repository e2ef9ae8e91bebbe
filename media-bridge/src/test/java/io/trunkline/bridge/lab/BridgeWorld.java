package io.trunkline.bridge.lab;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.trunkline.lab.infra.LabKafka;
import io.trunkline.lab.infra.LabRedis;
import io.trunkline.lab.infra.LabTopics;
import io.trunkline.lab.infra.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What a bridge lives among in tests: real Kafka, real Redis, a scripted model. */
public class BridgeWorld implements QuarkusTestResourceLifecycleManager {
    public static final String BRIDGE = "bridge-3";
    public static final int REPLY_PARTITION = 3;
    public static final String PUBLIC_URL = "wss://bridge-3.test";
    public static final String AUTH_TOKEN = "carrier-auth-token";
    public static final String STREAM_SECRET = "a stream token secret of some length";
    public static final String INTERNAL_TOKEN = "internal-token-of-the-tests";
    public static final String ADMIN_KEY = "admin-key-of-the-tests";
    /** A voice agent with two models: {@code local/steady} and {@code compatible/second}. */
    public static final String STEADY = "steady";
    /** A line whose callers are served while Redis is away. */
    public static final String LINE_WITHOUT_CONTEXT = "+18005551243";
    public static final String MODEL_KEY = "sk-test";

    private static ScriptedModel model;
    private static ScriptedGemini gemini;
    private static String kafkaServers;
    private static LabRedis redisServer;

    private static LabKafka kafka;

    private TemporaryFolder config;

    public static ScriptedModel model() {
        return model;
    }

    public static ScriptedGemini gemini() {
        return gemini;
    }

    public static String kafka() {
        return kafkaServers;
    }

    /** The broker itself, to be taken away. */
    public static LabKafka broker() {
        return kafka;
    }

    public static LabRedis redis() {
        return redisServer;
    }

    @Override
    public Map<String, String> start() {
        kafka = LabKafka.start(0, LabTopics.ALL);
        redisServer = LabRedis.start(0);
        config = TemporaryFolder.copyOf(Path.of("../config"), "bridge-config");
        addToConfig(config.path());
        model = new ScriptedModel();
        gemini = new ScriptedGemini();
        kafkaServers = kafka.bootstrapServers();
        Map<String, String> settings = new HashMap<>();
        settings.put("BRIDGE_ID", BRIDGE);
        settings.put("BRIDGE_PUBLIC_URL", PUBLIC_URL);
        settings.put("BRIDGE_INTERNAL_URL", "http://bridge-3.test:9081");
        settings.put("KAFKA_BOOTSTRAP_SERVERS", kafkaServers);
        settings.put("REDIS_URL", redisServer.url().toString());
        settings.put("INTERNAL_TOKEN", INTERNAL_TOKEN);
        settings.put("ADMIN_API_KEY", ADMIN_KEY);
        settings.put("INTERNAL_PORT", "0");
        settings.put("STREAM_TOKEN_SECRET", STREAM_SECRET);
        settings.put("TWILIO_AUTH_TOKEN", AUTH_TOKEN);
        settings.put("OPENAI_API_KEY", MODEL_KEY);
        settings.put("OPENAI_REALTIME_URL", model.url());
        settings.put("OPENAI_MODEL", "local/{agent}");
        settings.put("CONFIG_DIR", config.path().toString());
        settings.put("COMPATIBLE_REALTIME_URL", model.url());
        settings.put("COMPATIBLE_REALTIME_KEY", MODEL_KEY);
        settings.put("GEMINI_LIVE_URL", gemini.url());
        settings.put("GEMINI_API_KEY", MODEL_KEY);
        settings.put("BRIDGE_CAPACITY", "4");
        settings.put("RECORD_DIR", recordings().toString());
        settings.put("RECORD_CALLS", "1000");
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.otel.sdk.disabled", "false");
        settings.put("quarkus.otel.bsp.schedule.delay", "50ms");
        settings.put("DRAIN_GRACE", "1s");
        settings.put("DRAIN_LIMIT", "4s");
        // more than other tests make a provider fail in a row
        settings.put("trunkline.breaker.failures", "15");
        settings.put("trunkline.breaker.pause", "300ms");
        settings.put("kafka.delivery.timeout.ms", "3000");
        settings.put("kafka.request.timeout.ms", "2500");
        settings.putAll(shortWaits());
        return settings;
    }

    /** Where the bridge writes its calls down. */
    public static Path recordings() {
        return Path.of("target", "recordings").toAbsolutePath();
    }

    /** To the shipped files, an agent {@link #STEADY} that goes on with another provider when the first fails, and what {@link TestConfig} has. */
    private static void addToConfig(Path files) {
        try {
            String triage = Files.readString(files.resolve("agents/triage.yaml"));
            Files.writeString(files.resolve("agents/" + STEADY + ".yaml"),
                    triage.replace("name: triage", "name: " + STEADY + "\nmodels: [\"local/{agent}\", compatible/second]"));
            TestConfig.addAgents(files.resolve("agents"));
            TestConfig.addLine(files.resolve("lines.yaml"), LINE_WITHOUT_CONTEXT, "when_context_is_away: serve");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits of which tests see the end; long enough for a slow machine to be on time. */
    private static Map<String, String> shortWaits() {
        return Map.of("trunkline.waits.unclaimed", "2s", "trunkline.waits.start", "800ms", "trunkline.waits.answer", "4s", "trunkline.waits.silent", "2s",
                "trunkline.waits.session-ready", "1s", "trunkline.limits.malformed", "3", "trunkline.waits.stalled", "1s",
                "trunkline.waits.stream-silent", "8s", "trunkline.limits.model-burst", "3000", "trunkline.limits.model-per-second", "300");
    }

    @Override
    public void stop() {
        model.close();
        gemini.close();
        redisServer.close();
        kafka.close();
        config.close();
    }
}
