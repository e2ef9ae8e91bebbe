package io.trunkline.operations;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Readiness that latches: a service is ready once Kafka and Redis were each reached, and an outage later never makes it
 * unready, since taking every pod out of service would turn an outage of a dependency into one of ours. What is down is
 * told by the details and by metrics. Waits in a thread of its own, which ends when both were reached.
 */
@Readiness
@ApplicationScoped
public class ReadinessLatch implements HealthCheck {
    private static final Logger LOGGER = Logger.getLogger(ReadinessLatch.class);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(250);
    private static final int PROBES_BETWEEN_WORDS = 20;

    private final ReactiveRedisDataSource redis;
    private final String bootstrapServers;
    private volatile boolean kafkaReached;
    private volatile boolean redisReached;
    private volatile boolean stopping;

    ReadinessLatch(ReactiveRedisDataSource redis, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.redis = redis;
        this.bootstrapServers = bootstrapServers;
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
        HealthCheckResponseBuilder response = HealthCheckResponse.named("dependencies reached once").status(kafkaReached && redisReached);
        waitingFor().forEach(response::withData);
        return response.build();
    }

    private Map<String, String> waitingFor() {
        Map<String, String> states = new LinkedHashMap<>();
        states.put("kafka", kafkaReached ? "reached" : "waiting for " + bootstrapServers);
        states.put("redis", redisReached ? "reached" : "waiting");
        return states;
    }

    private void waitForDependencies() {
        for (int probe = 0; !(kafkaReached && redisReached) && !stopping; probe++) {
            kafkaReached = kafkaReached || kafkaAnswers();
            redisReached = redisReached || redisAnswers();
            if (kafkaReached && redisReached) {
                LOGGER.info("ready: Kafka and Redis were reached");
                return;
            }
            if (probe % PROBES_BETWEEN_WORDS == 0) {
                LOGGER.warnf("not ready yet: %s", waitingFor());
            }
            if (!pause()) {
                return;
            }
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

    private boolean redisAnswers() {
        try {
            redis.execute("PING").await().atMost(PROBE_TIMEOUT);
            return true;
        } catch (RuntimeException e) {
            LOGGER.debug("Redis doesn't answer yet", e);
            return false;
        }
    }

    private boolean kafkaAnswers() {
        Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PROBE_TIMEOUT.toMillis(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PROBE_TIMEOUT.toMillis());
        try (Admin admin = Admin.create(settings)) {
            admin.describeCluster().nodes().get(PROBE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOGGER.debug("Kafka doesn't answer yet", e);
            return false;
        }
    }
}
