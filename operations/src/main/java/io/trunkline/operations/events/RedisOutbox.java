package io.trunkline.operations.events;

import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A stream of each call of which events wait, and the set of these calls, in Redis; {@code {events}} is their one hash tag, so that what belongs together is
 * one script also on a cluster. They don't expire: as long as they wait nobody else has them. Blocks.
 */
final class RedisOutbox implements Outbox {
    private static final String WAITING = "{events}:waiting";
    private static final String SIZE = "{events}:size";
    private static final String FORWARDER = "{events}:forwarder";
    private static final String AT_ONCE = "100";
    /** KEYS: calls, size, stream; ARGV: callId, most of a call, most of all, events. */
    private static final String APPEND = """
            local more = #ARGV - 3
            if redis.call('XLEN', KEYS[3]) + more > tonumber(ARGV[2]) then return 0 end
            if tonumber(redis.call('GET', KEYS[2]) or '0') + more > tonumber(ARGV[3]) then return 0 end
            for i = 4, #ARGV do redis.call('XADD', KEYS[3], '*', 'event', ARGV[i]) end
            redis.call('INCRBY', KEYS[2], more)
            redis.call('ZADD', KEYS[1], 'NX', redis.call('TIME')[1], ARGV[1])
            return 1
            """;
    /** KEYS: calls, size, stream; ARGV: callId, ids of entries. */
    private static final String REMOVE = """
            local gone = #ARGV > 1 and redis.call('XDEL', KEYS[3], unpack(ARGV, 2)) or 0
            redis.call('DECRBY', KEYS[2], gone)
            if redis.call('XLEN', KEYS[3]) == 0 then
              redis.call('DEL', KEYS[3])
              redis.call('ZREM', KEYS[1], ARGV[1])
              if redis.call('ZCARD', KEYS[1]) == 0 then redis.call('DEL', KEYS[2]) end
            end
            return gone
            """;
    private static final String LEASE = """
            local holder = redis.call('GET', KEYS[1])
            if holder and holder ~= ARGV[1] then return 0 end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return 1
            """;

    private final RedisDataSource redis;
    private final int mostOfACall;
    private final int most;

    /** An event that waits. {@code id}: of its entry. */
    record Entry(String id, ProducerRecord<String, byte[]> record) {}

    RedisOutbox(RedisDataSource redis, int mostOfACall, int most) {
        this.redis = redis;
        this.mostOfACall = mostOfACall;
        this.most = most;
    }

    @Override
    public boolean append(String callId, List<ProducerRecord<String, byte[]>> events) {
        List<String> arguments = new ArrayList<>(List.of(APPEND, "3", WAITING, SIZE, stream(callId), callId, Integer.toString(mostOfACall), Integer.toString(most)));
        events.forEach(event -> arguments.add(RecordJson.write(event)));
        return run("EVAL", arguments).toInteger() == 1;
    }

    @Override
    public Set<String> waiting(Collection<String> callIds) {
        List<String> asked = List.copyOf(callIds);
        List<String> arguments = new ArrayList<>(List.of(WAITING));
        arguments.addAll(asked);
        Response scores = run("ZMSCORE", arguments);
        Set<String> waiting = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            if (scores.get(i) != null) {
                waiting.add(asked.get(i));
            }
        }
        return waiting;
    }

    /** @return how many events wait, of all calls */
    int size() {
        Response size = redis.execute("GET", SIZE);
        return size == null ? 0 : size.toInteger();
    }

    /** @return calls of which events wait, longest first, some at a time */
    List<String> calls() {
        return texts(redis.execute("ZRANGE", WAITING, "0", AT_ONCE));
    }

    /** @return the first events of a call, some at a time */
    List<Entry> first(String callId) {
        List<Entry> entries = new ArrayList<>();
        redis.execute("XRANGE", stream(callId), "-", "+", "COUNT", AT_ONCE)
                .forEach(entry -> entries.add(new Entry(entry.get(0).toString(), RecordJson.read(entry.get(1).get(1).toString()))));
        return entries;
    }

    /** Kafka has them. */
    void remove(String callId, List<String> ids) {
        List<String> arguments = new ArrayList<>(List.of(REMOVE, "3", WAITING, SIZE, stream(callId), callId));
        arguments.addAll(ids);
        run("EVAL", arguments);
    }

    /** Others come first now: with this call's events something is wrong. */
    void postpone(String callId) {
        redis.execute("ZADD", WAITING, "XX", Long.toString(System.currentTimeMillis() / 1000 + 1), callId);
    }

    /** @return whether {@code who} may forward, and nobody else for so long */
    boolean lease(String who, Duration length) {
        return redis.execute("EVAL", LEASE, "1", FORWARDER, who, Long.toString(length.toMillis())).toInteger() == 1;
    }

    private Response run(String command, List<String> arguments) {
        return redis.execute(command, arguments.toArray(String[]::new));
    }

    private static List<String> texts(Response list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.toString()));
        return texts;
    }

    private static String stream(String callId) {
        return "{events}:call:" + callId;
    }
}
