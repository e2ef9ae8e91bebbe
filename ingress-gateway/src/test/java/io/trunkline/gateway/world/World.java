package io.trunkline.gateway.world;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.trunkline.lab.infra.LabKafka;
import io.trunkline.lab.infra.LabRedis;
import io.trunkline.lab.infra.LabTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** Redis and Kafka of our own, and what the gateway is told of the rest of its world. */
public class World implements QuarkusTestResourceLifecycleManager {
    public static final String PUBLIC_URL = "https://gw.example.com";
    public static final String ACCOUNT_SID = "AC00000000000000000000000000000001";
    public static final String AUTH_TOKEN = "12345";
    public static final String INTERNAL_TOKEN = "internal-secret";
    public static final String STREAM_SECRET = "a-secret-of-the-streams";

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
                Map.entry("trunkline.config-dir", "../config"),
                Map.entry("trunkline.internal-port", "0"),
                Map.entry("trunkline.internal-token", INTERNAL_TOKEN),
                Map.entry("trunkline.stream-token-secret", STREAM_SECRET),
                Map.entry("trunkline.twilio.account-sid", ACCOUNT_SID),
                Map.entry("trunkline.twilio.auth-token", AUTH_TOKEN),
                Map.entry("trunkline.twilio.api-url", "http://127.0.0.1:" + freePort()),
                Map.entry("trunkline.placement.bridge-timeout", "5s"),
                Map.entry("trunkline.twilio.backoff", "20ms"),
                Map.entry("trunkline.twilio.request-timeout", "5s"));
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
