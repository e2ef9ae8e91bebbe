package io.trunkline.bridge.placement;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.trunkline.bridge.config.BridgeConfig;
import io.trunkline.bridge.provider.ProviderHealth;
import io.trunkline.bridge.session.Calls;
import io.trunkline.bridge.session.Calls.LetGo;
import io.trunkline.bridge.session.Providers;
import io.trunkline.bridge.socket.MediaLoop;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.redis.AdmissionKeys;
import io.trunkline.contracts.redis.BridgeAnnouncement;
import io.trunkline.operations.ReadinessLatch;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Announces this bridge in Redis every second, once it is ready, which renews the leases of all its calls, and takes the announcement back at the end.
 * Stopping: the bridge is drained, then the rest of the process ends.
 */
@Singleton
public class BridgeRegistry {
    private static final Logger LOGGER = Logger.getLogger(BridgeRegistry.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final BridgeConfig config;
    private final Calls calls;
    private final Drain drain;
    private final MediaLoop loop;
    private final ReactiveRedisDataSource redis;
    private final ReadinessLatch readiness;
    /** By voice agent: as declared, so always the same. */
    private final Map<String, List<String>> providers;
    private final ProviderHealth health;
    private final TokenRenewal tokens;
    private final String version;
    private final long startedAt = System.currentTimeMillis();
    private Runnable stopAnnouncing = () -> { };
    private boolean failing;

    public BridgeRegistry(BridgeConfig config, Calls calls, Drain drain, MediaLoop loop, ReactiveRedisDataSource redis,
            @Readiness ReadinessLatch readiness, Providers providers, ProviderHealth health, TokenRenewal tokens,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.config = config;
        this.calls = calls;
        this.drain = drain;
        this.loop = loop;
        this.redis = redis;
        this.readiness = readiness;
        this.providers = providers.ofAgents();
        this.health = health;
        this.tokens = tokens;
        this.version = version;
    }

    void start(@Observes StartupEvent event) {
        loop.run(() -> {
            calls.leaseRenewed();
            stopAnnouncing = loop.every(EVERY, this::announce);
            drain.whenBegun(this::announce);
        });
    }

    /** While the HTTP server still serves: at the event that follows, carriers' sockets are closed. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        CompletableFuture<Void> empty = new CompletableFuture<>();
        loop.run(() -> {
            drain.begin();
            drain.whenEmpty(() -> empty.complete(null));
        });
        await(empty, config.drain().limit().plus(config.waits().stop()), "calls let go");
        loop.run(() -> stopAnnouncing.run());
        await(redis.execute("HDEL", AdmissionKeys.BRIDGES, config.bridgeId()).subscribeAsCompletionStage(), config.waits().stop(), "announcement taken back");
    }

    private void await(CompletableFuture<?> done, Duration patience, String what) {
        try {
            done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
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
        Map<String, LetGo> ended = calls.takeEnded();
        redis.execute("EVAL", LeaseScript.command(config.bridgeId(), announcement(), startedAt, ended, calls.epochs())).map(LeaseScript::renewed)
                .subscribe().with(renewed -> loop.run(() -> renewed(renewed)), error -> loop.run(() -> failed(error, ended)));
        tokens.renew();
    }

    private void renewed(LeaseScript.Renewed renewed) {
        failing = false;
        calls.leaseRenewed();
        loop.wallIs(renewed.now());
        drain.others(renewed.others());
        renewed.lost().forEach(calls::ownedElsewhere);
    }

    private void failed(Throwable error, Map<String, LetGo> ended) {
        calls.notGivenBack(ended);
        if (!failing) {
            LOGGER.warnf("bridge can't announce itself, nor renew its leases: error=%s", error.getClass().getSimpleName());
        }
        failing = true;
    }

    private String announcement() {
        try {
            return EventCodec.mapper().writeValueAsString(new BridgeAnnouncement(config.bridgeId(), config.publicUrl(), config.internalUrl(),
                    calls.active(), config.capacity(), calls.draining(), version, 0, startedAt, providers, health.down()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
