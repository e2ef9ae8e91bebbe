package io.trunkline.bridge.placement;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.trunkline.bridge.provider.TokenMinutes;
import io.trunkline.bridge.session.Calls;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Holds on to the tokens of this bridge's calls: of their lines and of the providers that speak for them. Used only on the media loop. */
@Singleton
class TokenRenewal {
    private static final Logger LOGGER = Logger.getLogger(TokenRenewal.class);

    private final Calls calls;
    private final TokenMinutes minutes;
    private final ReactiveRedisDataSource redis;
    private Map<String, Set<String>> before = Map.of();

    TokenRenewal(Calls calls, TokenMinutes minutes, ReactiveRedisDataSource redis) {
        this.calls = calls;
        this.minutes = minutes;
        this.redis = redis;
    }

    /** Once a second, beside the announcement. What fails is mended by the next. */
    void renew() {
        Map<String, Set<String>> held = calls.tokens();
        redis.execute("EVAL", TokenScript.command(held, before, minutes.take())).subscribe()
                .with(done -> { }, error -> LOGGER.debugf("tokens not renewed: error=%s", error.getClass().getSimpleName()));
        before = held;
    }
}
