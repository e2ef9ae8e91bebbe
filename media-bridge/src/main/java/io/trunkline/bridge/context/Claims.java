package io.trunkline.bridge.context;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.trunkline.contracts.redis.CallKeys;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a call over from the bridge that held it, and reads what that one left, in one step. Never waits; answers come on the process's event loop. */
@Singleton
public class Claims {
    /** A model is told no more than this of each kind. */
    private static final String MOST_ENTRIES = "200";
    /**
     * KEYS: session hash, transcript, tools; ARGV: epoch, TTL, how many entries at most, then fields and values. How the stream of the bridge
     * before was meant to end means nothing for the next one.
     */
    private static final String CLAIM = """
            local owner = redis.call('HGET', KEYS[1], 'epoch')
            if owner and tonumber(owner) > tonumber(ARGV[1]) then return {0} end
            local before = redis.call('HGETALL', KEYS[1])
            redis.call('HDEL', KEYS[1], 'intendedEnd', 'endReason', 'farewell')
            redis.call('HSET', KEYS[1], 'epoch', ARGV[1])
            for i = 4, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
            redis.call('EXPIRE', KEYS[1], ARGV[2])
            return {1, before, redis.call('LLEN', KEYS[2]), redis.call('LRANGE', KEYS[2], -ARGV[3], -1),
              redis.call('LRANGE', KEYS[3], -ARGV[3], -1)}
            """;

    private final ReactiveRedisDataSource redis;

    public Claims(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    /**
     * @param fields of the session hash, set when the call is ours
     * @return what was left; empty if the call belongs to a later epoch; fails when Redis can't be reached
     */
    public Uni<Optional<Restored>> claim(CallKeys keys, int epoch, Map<String, String> fields) {
        List<String> arguments = new ArrayList<>(List.of(CLAIM, "3", keys.session(), keys.transcript(), keys.tools(),
                Integer.toString(epoch), Long.toString(CallKeys.TTL_SECONDS), MOST_ENTRIES));
        fields.forEach((field, value) -> {
            arguments.add(field);
            arguments.add(value);
        });
        return redis.execute("EVAL", arguments.toArray(String[]::new)).map(Claims::restored);
    }

    private static Optional<Restored> restored(Response answer) {
        if (answer.get(0).toInteger() == 0) {
            return Optional.empty();
        }
        return Optional.of(Restored.of(pairs(answer.get(1)), answer.get(2).toInteger(), texts(answer.get(3)), texts(answer.get(4))));
    }

    /** A script's answer has no maps: names and values take turns. */
    private static Map<String, String> pairs(Response list) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i + 1 < list.size(); i += 2) {
            fields.put(list.get(i).toString(), list.get(i + 1).toString());
        }
        return fields;
    }

    private static List<String> texts(Response list) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            texts.add(list.get(i).toString());
        }
        return texts;
    }
}
