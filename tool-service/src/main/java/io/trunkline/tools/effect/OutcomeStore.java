package io.trunkline.tools.effect;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.value.ValueCommands;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.tools.call.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What each tool call came to, by idempotency key, so that a redelivered request gets the first outcome instead of a
 * second effect. Where Redis is away the request still carries its key to the system behind ({@code Idempotency-Key}).
 */
@ApplicationScoped
public class OutcomeStore {
    private static final Logger LOGGER = Logger.getLogger(OutcomeStore.class);
    private static final Duration KEPT = Duration.ofHours(24);

    private final ValueCommands<String, String> values;

    OutcomeStore(RedisDataSource redis) {
        this.values = redis.value(String.class);
    }

    /** @return the outcome a former delivery left, if any */
    public Optional<Outcome> find(String idempotencyKey) {
        try {
            String kept = values.get(key(idempotencyKey));
            return kept == null ? Optional.empty() : Optional.of(EventCodec.mapper().readValue(kept, Outcome.class));
        } catch (JsonProcessingException e) {
            LOGGER.warn("a kept outcome can't be read; the tool runs again under its idempotency key");
            return Optional.empty();
        } catch (RuntimeException e) {
            LOGGER.warnf("outcomes can't be looked up: reason=%s", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    public void keep(String idempotencyKey, Outcome outcome) {
        try {
            values.setex(key(idempotencyKey), KEPT.toSeconds(), EventCodec.mapper().writeValueAsString(outcome));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an outcome has no JSON form", e);
        } catch (RuntimeException e) {
            LOGGER.warnf("an outcome can't be kept: reason=%s", e.getClass().getSimpleName());
        }
    }

    private static String key(String idempotencyKey) {
        return "tool-outcome:" + idempotencyKey;
    }
}
