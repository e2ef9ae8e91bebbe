package io.trunkline.bridge.placement;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.trunkline.bridge.config.BridgeConfig;
import io.trunkline.bridge.session.Calls;
import io.trunkline.bridge.socket.MediaLoop;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.redis.AdmissionKeys;
import io.trunkline.contracts.redis.BridgeAnnouncement;
import io.trunkline.operations.ReadinessLatch;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Response;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Announces this bridge in Redis every second, once it is ready, and takes the announcement back at the end. Stopping: no new calls, then
 * every call is let go (the gateway places those that go on elsewhere), then the rest of the process ends.
 */
@Singleton
public class BridgeRegistry {
    private static final Logger LOGGER = Logger.getLogger(BridgeRegistry.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Vertx vertx;
    private final BridgeConfig config;
    private final Calls calls;
    private final MediaLoop loop;
    private final ReactiveRedisDataSource redis;
    private final ReadinessLatch readiness;
    private final String version;
    private long timer = -1;
    private boolean failing;

    public BridgeRegistry(Vertx vertx, BridgeConfig config, Calls calls, MediaLoop loop, ReactiveRedisDataSource redis,
            @Readiness ReadinessLatch readiness, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.vertx = vertx;
        this.config = config;
        this.calls = calls;
        this.loop = loop;
        this.redis = redis;
        this.readiness = readiness;
        this.version = version;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(EVERY.toMillis(), ignored -> announce());
    }

    /** Before the sockets and Kafka go. */
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        vertx.cancelTimer(timer);
        CompletableFuture<Void> empty = new CompletableFuture<>();
        loop.run(() -> {
            calls.drain(true);
            calls.endAll("shutdown");
            whenEmpty(empty);
        });
        await(redis.execute("HDEL", AdmissionKeys.BRIDGES, config.bridgeId()).subscribeAsCompletionStage(), "announcement taken back");
        await(empty, "calls let go");
    }

    private void whenEmpty(CompletableFuture<Void> empty) {
        if (calls.active() == 0) {
            // the last words of the calls still go to Redis and Kafka
            loop.after(LOOK_AGAIN.multipliedBy(2), () -> empty.complete(null));
        } else {
            loop.after(LOOK_AGAIN, () -> whenEmpty(empty));
        }
    }

    private void await(CompletableFuture<?> done, String what) {
        try {
            done.get(config.waits().stop().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOGGER.warnf("not done before the end: what=%s", what);
        }
    }

    private void announce() {
        if (readiness.call().getStatus() != Status.UP) {
            return;
        }
        redis.execute("TIME").chain(this::write).subscribe().with(ignored -> failing = false, this::failed);
    }

    private Uni<Response> write(Response time) {
        long millis = time.get(0).toLong() * 1_000 + time.get(1).toLong() / 1_000;
        var announcement = new BridgeAnnouncement(config.bridgeId(), config.publicUrl(), config.internalUrl(), calls.active(), config.capacity(),
                calls.draining(), version, millis);
        try {
            return redis.execute("HSET", AdmissionKeys.BRIDGES, config.bridgeId(), EventCodec.mapper().writeValueAsString(announcement));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void failed(Throwable error) {
        if (!failing) {
            LOGGER.warnf("bridge can't announce itself: error=%s", error.getClass().getSimpleName());
        }
        failing = true;
    }
}
