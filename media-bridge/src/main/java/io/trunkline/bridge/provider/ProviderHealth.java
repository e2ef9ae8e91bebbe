package io.trunkline.bridge.provider;

import io.trunkline.bridge.config.BridgeConfig;
import io.trunkline.bridge.socket.MediaLoop;
import io.trunkline.bridge.telemetry.BridgeMetrics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * A {@link Breaker} for each model provider that was tried, as this bridge finds it. What is found is announced, so that the gateway sends no caller here for a provider
 * that doesn't answer, and asks none itself. Used only on the media loop.
 */
@Singleton
public class ProviderHealth {
    private static final Logger LOGGER = Logger.getLogger(ProviderHealth.class);
    /** Probes of several bridges needn't come at once. */
    private static final double JITTER = 0.2;

    private final MediaLoop loop;
    private final BridgeMetrics metrics;
    private final Breaker.Rule rule;
    private final Map<String, Breaker> breakers = new TreeMap<>();
    private Consumer<String> prober = provider -> { };

    public ProviderHealth(BridgeConfig config, MediaLoop loop, BridgeMetrics metrics) {
        this.loop = loop;
        this.metrics = metrics;
        BridgeConfig.Breaker settings = config.breaker();
        this.rule = new Breaker.Rule(settings.failures(), settings.window(), settings.pause(), settings.longestPause());
    }

    /** @param probe told a provider of which one session is to be tried; {@link #answered} or {@link #failed} must follow */
    public void probeBy(Consumer<String> probe) {
        prober = probe;
    }

    /** Whether calls should be begun there. */
    public boolean usable(String provider) {
        Breaker breaker = breakers.get(provider);
        return breaker == null || breaker.state() == Breaker.State.CLOSED;
    }

    /** Providers where none should. */
    public List<String> down() {
        return breakers.keySet().stream().filter(provider -> !usable(provider)).toList();
    }

    /** A session was opened and configured. */
    public void answered(String provider) {
        if (breaker(provider).answered(loop.nanos())) {
            LOGGER.infof("provider answers again: provider=%s", provider);
        }
    }

    /** A session couldn't be opened, was lost, or was silent. */
    public void failed(String provider) {
        Breaker breaker = breaker(provider);
        if (breaker.failed(loop.nanos())) {
            Duration pause = jittered(breaker.pause());
            LOGGER.warnf("provider doesn't answer, sparing it: provider=%s probeInMillis=%d", provider, pause.toMillis());
            metrics.providerOpened(provider);
            loop.after(pause, () -> probe(provider, breaker));
        }
    }

    private void probe(String provider, Breaker breaker) {
        if (breaker.probe()) {
            prober.accept(provider);
        }
    }

    private Breaker breaker(String provider) {
        return breakers.computeIfAbsent(provider, name -> {
            Breaker breaker = new Breaker(rule);
            metrics.watchProvider(name, () -> breaker.state().ordinal());
            return breaker;
        });
    }

    private static Duration jittered(Duration pause) {
        return Duration.ofMillis((long) (pause.toMillis() * (1 + JITTER * (ThreadLocalRandom.current().nextDouble() - 0.5))));
    }
}
