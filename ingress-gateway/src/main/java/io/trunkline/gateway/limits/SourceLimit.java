package io.trunkline.gateway.limits;

import io.trunkline.gateway.config.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Notices addresses that keep sending what no carrier of ours has signed. Only that counts: carriers share addresses with others, and
 * behind a proxy that isn't told of (TRUSTED_PROXIES) everybody has the same, so a good signature always passes. Thread-safe.
 */
@ApplicationScoped
public class SourceLimit {
    /** Known to be over their limit, so that a flood isn't one of Redis too. Addresses. */
    private static final int REMEMBERED = 10_000;
    private static final Duration SHUT_OUT = Duration.ofSeconds(10);

    private final Rates rates;
    private final Rates.Rate rate;
    private final Clock clock;
    private final Map<String, Long> shutOutUntil = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    @Inject
    SourceLimit(Rates rates, GatewayConfig config, Clock clock) {
        this.rates = rates;
        this.rate = new Rates.Rate(config.limits().refusedPerMinute(), Duration.ofMinutes(1));
        this.clock = clock;
    }

    /** Notes a request that was refused. @return whether its address has sent too many */
    public boolean tooMany(String address) {
        long now = clock.millis();
        synchronized (shutOutUntil) {
            if (shutOutUntil.getOrDefault(address, 0L) > now) {
                return true;
            }
        }
        boolean room = rates.take("source", address, rate);
        if (!room) {
            synchronized (shutOutUntil) {
                shutOutUntil.put(address, now + SHUT_OUT.toMillis());
            }
        }
        return !room;
    }
}
