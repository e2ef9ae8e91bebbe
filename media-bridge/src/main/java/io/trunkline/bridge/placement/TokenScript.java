package io.trunkline.bridge.placement;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.redis.AdmissionKeys;
import io.trunkline.contracts.redis.ProviderLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The one script a second in which a bridge renews the tokens of its calls, gives back those of calls that ended, and tells what providers said of their
 * limits. A token that isn't renewed ends with the announcement of its bridge. Pure but for its text.
 */
final class TokenScript {
    /** KEYS 1 limits of providers, 2… sorted sets of tokens. ARGV 1 JSON: {@code lives} in ms, {@code tokens} (for each key: {@code held}, {@code back}), {@code limits}. */
    private static final String RENEW = """
            local t = redis.call('TIME')
            local now = t[1] * 1000 + math.floor(t[2] / 1000)
            local d = cjson.decode(ARGV[1])
            for i, token in ipairs(d.tokens) do
              local key = KEYS[i + 1]
              for _, call in ipairs(token.back) do redis.call('ZREM', key, call) end
              for _, call in ipairs(token.held) do redis.call('ZADD', key, string.format('%.0f', now + d.lives), call) end
              redis.call('PEXPIRE', key, 60000)
            end
            for provider, said in pairs(d.limits) do
              said.saidAt = now
              redis.call('HSET', KEYS[1], provider, cjson.encode(said))
            end
            redis.call('PEXPIRE', KEYS[1], 3600000)
            return now
            """;

    private record Token(Set<String> held, Set<String> back) {}

    private record Renewal(long lives, List<Token> tokens, Map<String, ProviderLimits> limits) {}

    /**
     * @param held   calls by key, as they are
     * @param before as they were when they were renewed last
     * @param limits news of providers
     */
    static String[] command(Map<String, Set<String>> held, Map<String, Set<String>> before, Map<String, ProviderLimits> limits) {
        Set<String> keys = new TreeSet<>(held.keySet());
        keys.addAll(before.keySet());
        List<Token> tokens = keys.stream().map(key -> {
            Set<String> back = new TreeSet<>(before.getOrDefault(key, Set.of()));
            back.removeAll(held.getOrDefault(key, Set.of()));
            return new Token(held.getOrDefault(key, Set.of()), back);
        }).toList();
        List<String> command = new ArrayList<>(List.of(RENEW, Integer.toString(keys.size() + 1), AdmissionKeys.PROVIDER_LIMITS));
        command.addAll(keys);
        command.add(json(new Renewal(AdmissionKeys.STALE_AFTER_MILLIS, tokens, limits)));
        return command.toArray(String[]::new);
    }

    private static String json(Renewal renewal) {
        try {
            return EventCodec.mapper().writeValueAsString(renewal);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("tokens have no JSON form", e);
        }
    }

    private TokenScript() {
    }
}
