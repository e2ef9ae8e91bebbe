package io.trunkline.operations;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Readiness that latches: a service is ready once Kafka and Redis were each reached, and an outage later never makes it
 * unready, since taking every pod out of service would turn an outage of a dependency into one of ours. Until then its details and its log
 * say what is waited for and why. Waits in a thread of its own, which ends when both were reached.
 */
@Readiness
@ApplicationScoped
public class ReadinessLatch implements HealthCheck {
    private static final Logger LOGGER = Logger.getLogger(ReadinessLatch.class);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(250);
    private static final int PROBES_BETWEEN_WORDS = 20;
    private static final String REACHED = "reached";

    private final KafkaProbe kafkaProbe;
    private final RedisProbe redisProbe;
    private volatile String kafka = "waiting";
    private volatile String redis = "waiting";
    private volatile boolean stopping;

    ReadinessLatch(ReactiveRedisDataSource redis, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        redisProbe = new RedisProbe(redis, PROBE_TIMEOUT);
        kafkaProbe = new KafkaProbe(kafka, PROBE_TIMEOUT);
    }

    /** Last of all: Quarkus makes its Redis clients one by one at start and can't bear a second thread doing so meanwhile. */
    void started(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
        Thread.ofPlatform().daemon().name("readiness").start(this::waitForDependencies);
    }

    void stopped(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("dependencies reached once").status(reached());
        states().forEach(response::withData);
        return response.build();
    }

    private boolean reached() {
        return kafka.equals(REACHED) && redis.equals(REACHED);
    }

    private Map<String, String> states() {
        Map<String, String> states = new LinkedHashMap<>();
        states.put("kafka", kafka);
        states.put("redis", redis);
        return states;
    }

    private void waitForDependencies() {
        for (int probe = 0; !stopping; probe++) {
            look();
            if (reached()) {
                LOGGER.info("ready: Kafka and Redis were reached");
                return;
            }
            if (probe % PROBES_BETWEEN_WORDS == 0) {
                LOGGER.warnf("not ready yet: %s", states());
            }
            if (!pause()) {
                return;
            }
        }
    }

    private void look() {
        if (!kafka.equals(REACHED)) {
            kafka = kafkaProbe.trouble().map(why -> "waiting for " + kafkaProbe.servers() + ": " + why).orElse(REACHED);
        }
        if (!redis.equals(REACHED)) {
            redis = redisProbe.trouble().map(why -> "waiting: " + why).orElse(REACHED);
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_PROBES.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
