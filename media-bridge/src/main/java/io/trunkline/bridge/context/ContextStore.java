package io.trunkline.bridge.context;

import io.trunkline.contracts.redis.CallKeys;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.trunkline.contracts.redis.SessionFields;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The call context in Redis. Every write is refused that comes from an owner with a lower epoch than the one in the session hash.
 * Never waits; answers come on the process's event loop.
 */
@Singleton
public class ContextStore {
    /**
     * KEYS: session hash, transcript, tools; ARGV: epoch, TTL, how many fields and values, these (the second value is the write's name), how many entries of the
     * transcript, these, entries of tools. What was written already isn't again: nobody may have heard that it was. What Redis takes ill concerns no other call.
     */
    private static final String WRITE = """
            local function write()
              local owner = redis.call('HGET', KEYS[1], 'epoch')
              if owner and tonumber(owner) > tonumber(ARGV[1]) then return 0 end
              local epoch, number = string.match(redis.call('HGET', KEYS[1], ARGV[6]) or '', '^(%d+)-(%d+)$')
              if epoch == ARGV[1] and tonumber(number) >= tonumber(string.match(ARGV[7], '%d+$')) then return 1 end
              local last = 3 + ARGV[3]
              redis.call('HSET', KEYS[1], 'epoch', ARGV[1], unpack(ARGV, 4, last))
              redis.call('EXPIRE', KEYS[1], ARGV[2])
              local function append(key, from, to)
                if to >= from then
                  redis.call('RPUSH', key, unpack(ARGV, from, to))
                  redis.call('EXPIRE', key, ARGV[2])
                end
              end
              local said = last + 1 + ARGV[last + 1]
              append(KEYS[2], last + 2, said)
              append(KEYS[3], said + 1, #ARGV)
              return 1
            end
            local ok, answer = pcall(write)
            return ok and answer or -1
            """;
    private static final String WRITE_HASH = sha1(WRITE);
    private static final String TAKE_TOKEN_SECONDS = "120";

    private final ReactiveRedisDataSource redis;
    private final Redis commands;
    private final boolean cluster;

    public ContextStore(ReactiveRedisDataSource redis, Redis commands, @ConfigProperty(name = "quarkus.redis.client-type", defaultValue = "standalone") String clientType) {
        this.redis = redis;
        this.commands = commands;
        this.cluster = clientType.equalsIgnoreCase("cluster");
    }

    /** What became of a write. */
    enum Written {
        DONE,
        /** The call belongs to a later epoch. */
        SUPERSEDED,
        /** Redis takes it ill, and would again. */
        REFUSED
    }

    /** Each of another call. @return what became of each, in their order; fails when Redis can't be reached, and then nobody knows which were done */
    Future<List<Written>> write(List<ContextWrite> writes) {
        if (cluster) {
            // a cluster keeps each call elsewhere
            return Future.join(writes.stream().map(write -> commands.send(request(write, true))).toList())
                    .map(all -> all.<Response>list().stream().map(ContextStore::became).toList());
        }
        List<Request> requests = new ArrayList<>(writes.size());
        for (ContextWrite write : writes) {
            // the first brings the script along for the others
            requests.add(request(write, requests.isEmpty()));
        }
        return commands.batch(requests).map(answers -> answers.stream().map(ContextStore::became).toList());
    }

    private static Written became(Response answer) {
        return switch (answer.toInteger()) {
            case 1 -> Written.DONE;
            case 0 -> Written.SUPERSEDED;
            default -> Written.REFUSED;
        };
    }

    private static Request request(ContextWrite write, boolean withScript) {
        Request request = withScript ? Request.cmd(Command.EVAL).arg(WRITE) : Request.cmd(Command.EVALSHA).arg(WRITE_HASH);
        CallKeys keys = write.keys();
        request.arg(3).arg(keys.session()).arg(keys.transcript()).arg(keys.tools()).arg(write.epoch()).arg(CallKeys.TTL_SECONDS);
        request.arg(2 * (write.fields().size() + 2)).arg(SessionFields.UPDATED_AT).arg(Long.toString(System.currentTimeMillis()));
        request.arg(SessionFields.WRITTEN).arg(write.epoch() + "-" + write.number());
        write.fields().forEach((name, value) -> request.arg(name).arg(value));
        request.arg(write.transcript().size());
        write.transcript().forEach(request::arg);
        write.tools().forEach(request::arg);
        return request;
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** @return whether nobody used the token with this nonce before */
    public Uni<Boolean> takeToken(CallKeys keys, String nonce, String bridge) {
        return redis.execute("SET", keys.usedToken(nonce), bridge, "NX", "EX", TAKE_TOKEN_SECONDS).map(answer -> answer != null);
    }

    /** @return the gateway's hash of a call, empty if there is none */
    public Uni<Map<String, String>> call(CallKeys keys) {
        return redis.execute("HGETALL", keys.call()).map(ContextStore::fields);
    }

    private static Map<String, String> fields(io.vertx.mutiny.redis.client.Response answer) {
        Map<String, String> fields = new HashMap<>();
        if (answer != null) {
            for (String name : answer.getKeys()) {
                fields.put(name, answer.get(name).toString());
            }
        }
        return fields;
    }
}
