package io.trunkline.bridge.provider;

import io.trunkline.call.model.ModelEvent.RateLimits;
import io.trunkline.contracts.redis.ProviderLimits;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** What providers' sessions said of the account's tokens a minute since it was told on. Of several models the one with the least share left counts. Used only on the media loop. */
@Singleton
public class TokenMinutes {
    private static final String TOKENS = "tokens";
    private static final double MILLIS = 1_000;

    private final Map<String, ProviderLimits> news = new HashMap<>();

    /** A session of {@code provider} told its limits (OpenAI Realtime, {@code rate_limits.updated}). */
    public void told(String provider, RateLimits limits) {
        limits.limits().stream().filter(limit -> limit.name().equals(TOKENS) && limit.limit() > 0)
                .map(limit -> new ProviderLimits(limit.limit(), Math.clamp(limit.remaining(), 0, limit.limit()), (long) (limit.resetSeconds() * MILLIS), 0))
                .forEach(said -> news.merge(provider, said, (before, now) -> share(now) <= share(before) ? now : before));
    }

    /** @return the news by provider, which are none afterwards */
    public Map<String, ProviderLimits> take() {
        Map<String, ProviderLimits> taken = Map.copyOf(news);
        news.clear();
        return taken;
    }

    private static double share(ProviderLimits limits) {
        return (double) limits.left() / limits.limit();
    }
}
