package io.trunkline.bridge.context;

import io.trunkline.contracts.redis.CallKeys;
import io.vertx.mutiny.redis.client.Response;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The call context in Redis. Every write is refused that comes from an owner with a lower epoch than the one in the session hash.
 * Never waits; answers come on the process's event loop.
 */
@Singleton
public class ContextStore {
    /** KEYS: session hash, list to append to (or the hash again); ARGV: epoch, TTL, entry for the list or "", then fields and values. */
    private static final String WRITE = """
            local owner = redis.call('HGET', KEYS[1], 'epoch')
            if owner and tonumber(owner) > tonumber(ARGV[1]) then return 0 end
            redis.call('HSET', KEYS[1], 'epoch', ARGV[1])
            for i = 4, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
            redis.call('EXPIRE', KEYS[1], ARGV[2])
            if ARGV[3] ~= '' then
              redis.call('RPUSH', KEYS[2], ARGV[3])
              redis.call('EXPIRE', KEYS[2], ARGV[2])
            end
            return 1
            """;
    private static final String TAKE_TOKEN_SECONDS = "120";

    private final ReactiveRedisDataSource redis;

    public ContextStore(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    /** @return whether we still own the call; fails when Redis can't be reached */
    public Uni<Boolean> writeFields(CallKeys keys, int epoch, Map<String, String> fields) {
        return write(keys.session(), keys.session(), epoch, "", fields);
    }

    /** Appends {@code json} to {@code list}, a key of the same call. */
    public Uni<Boolean> append(CallKeys keys, String list, int epoch, String json) {
        return write(keys.session(), list, epoch, json, Map.of());
    }

    /** @return whether nobody used the token with this nonce before */
    public Uni<Boolean> takeToken(CallKeys keys, String nonce, String bridge) {
        return redis.execute("SET", keys.usedToken(nonce), bridge, "NX", "EX", TAKE_TOKEN_SECONDS).map(answer -> answer != null);
    }

    /** @return the gateway's hash of a call, empty if there is none */
    public Uni<Map<String, String>> call(CallKeys keys) {
        return redis.execute("HGETALL", keys.call()).map(ContextStore::fields);
    }

    private Uni<Boolean> write(String hash, String list, int epoch, String entry, Map<String, String> fields) {
        List<String> arguments = new ArrayList<>(List.of(WRITE, "2", hash, list, Integer.toString(epoch),
                Long.toString(CallKeys.TTL_SECONDS), entry));
        fields.forEach((field, value) -> {
            arguments.add(field);
            arguments.add(value);
        });
        return redis.execute("EVAL", arguments.toArray(String[]::new)).map(answer -> answer.toInteger() == 1);
    }

    private static Map<String, String> fields(Response answer) {
        Map<String, String> fields = new HashMap<>();
        if (answer != null) {
            for (String name : answer.getKeys()) {
                fields.put(name, answer.get(name).toString());
            }
        }
        return fields;
    }
}
