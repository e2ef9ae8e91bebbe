package io.trunkline.bridge.placement;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.trunkline.bridge.session.Providers;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Tells, from the start on, of models' addresses that were given and where nobody answers: a mistake in one would otherwise show with the first caller only. Asks each
 * in a thread of its own, until it was reached once. Never makes a bridge unready: other providers may speak for the calls, and without any callers get a menu.
 */
@Readiness
@ApplicationScoped
public class ModelReach implements HealthCheck {
    private static final Logger LOGGER = Logger.getLogger(ModelReach.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration BETWEEN = Duration.ofSeconds(10);
    private static final String REACHED = "reached";

    private final Map<String, URI> addresses;
    /** Provider → what became of it. */
    private final Map<String, String> states = new ConcurrentSkipListMap<>();
    private volatile boolean stopping;

    @Inject
    ModelReach(Providers providers) {
        this(providers.addresses());
    }

    /** @param addresses by provider */
    ModelReach(Map<String, URI> addresses) {
        this.addresses = new TreeMap<>(addresses);
    }

    void started(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
        Thread.ofPlatform().daemon().name("model reach").start(this::lookUntilAllAreReached);
    }

    void stopped(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("models reached once").up();
        states.forEach(response::withData);
        return response.build();
    }

    private void lookUntilAllAreReached() {
        while (!look() && !stopping) {
            try {
                TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Blocks for some seconds for each address. @return whether all were reached, now or before */
    boolean look() {
        addresses.forEach((provider, address) -> {
            if (!REACHED.equals(states.get(provider))) {
                told(provider, state(address));
            }
        });
        return states.values().stream().allMatch(REACHED::equals);
    }

    private void told(String provider, String now) {
        String before = states.put(provider, now);
        if (now.equals(before)) {
            return;
        }
        if (!now.equals(REACHED)) {
            LOGGER.warnf("model can't be reached: provider=%s %s", provider, now);
        } else if (before != null) {
            LOGGER.infof("model can be reached: provider=%s", provider);
        }
    }

    private static String state(URI address) {
        boolean secret = address.getScheme().equals("wss") || address.getScheme().equals("https");
        int port = address.getPort() > 0 ? address.getPort() : secret ? 443 : 80;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), port), (int) TIMEOUT.toMillis());
            return REACHED;
        } catch (IOException e) {
            return "waiting for " + address.getHost() + ":" + port + ": " + e.getClass().getSimpleName();
        }
    }
}
