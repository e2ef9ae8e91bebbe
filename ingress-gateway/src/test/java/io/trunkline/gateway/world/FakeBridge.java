package io.trunkline.gateway.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.redis.datasource.RedisDataSource;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.http.InternalApi;
import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.contracts.redis.AdmissionKeys;
import io.trunkline.contracts.redis.BridgeAnnouncement;
import io.trunkline.lab.http.LoopbackServer;
import io.trunkline.lab.http.Reply;
import io.trunkline.lab.http.Request;
import io.vertx.mutiny.redis.client.Response;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A bridge that announces itself, counts truly and takes every call it is told of, unless told otherwise. */
public final class FakeBridge implements AutoCloseable {
    private final RedisDataSource redis;
    private final String id;
    private final int capacity;
    private final LoopbackServer server;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    private final Queue<PlaceCall> calls = new ConcurrentLinkedQueue<>();
    private final Queue<String> traceparents = new ConcurrentLinkedQueue<>();
    private final Queue<String> goodbyes = new ConcurrentLinkedQueue<>();
    private volatile int status = 202;
    private volatile boolean draining;
    private volatile Long startedAt;
    private volatile Map<String, List<String>> providers;
    private volatile List<String> down;

    public FakeBridge(RedisDataSource redis, String id, int capacity) {
        this.redis = redis;
        this.id = id;
        this.capacity = capacity;
        this.server = LoopbackServer.start("fake bridge", 0, this::answer);
        announce(0);
        clock.scheduleAtFixedRate(() -> announce(0), 50, 50, TimeUnit.MILLISECONDS);
    }

    public String id() {
        return id;
    }

    public Queue<PlaceCall> calls() {
        return calls;
    }

    public Queue<String> traceparents() {
        return traceparents;
    }

    /** What it answers from now on. */
    public FakeBridge answering(int newStatus) {
        status = newStatus;
        return this;
    }

    public FakeBridge draining() {
        draining = true;
        announce(0);
        return this;
    }

    /** Says since when it runs, epoch milliseconds. */
    public FakeBridge startedAt(long millis) {
        startedAt = millis;
        announce(0);
        return this;
    }

    /** Says who may speak for every voice agent of the tests, in order. */
    public FakeBridge speaksBy(String... names) {
        providers = Map.of("triage", List.of(names), "billing", List.of(names), "refunds", List.of(names));
        announce(0);
        return this;
    }

    /** Says which providers don't answer. */
    public FakeBridge findsDown(String... names) {
        down = List.of(names);
        announce(0);
        return this;
    }

    /** One call is over. */
    public void hangUpOne() {
        calls.poll();
        announce(0);
    }

    /** Stops announcing; what it said last is {@code age} old. */
    public FakeBridge silentFor(long age) {
        clock.shutdownNow();
        awaitClock();
        announce(age);
        return this;
    }

    private void awaitClock() {
        try {
            if (!clock.awaitTermination(2, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the announcing thread goes on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says from now on that its voice agent was done with this stream. */
    public FakeBridge saidGoodbye(String callId, int attempt) {
        goodbyes.add(InternalApi.of(InternalApi.SAID_GOODBYE, callId) + "?attempt=" + attempt);
        return this;
    }

    private Reply answer(Request request) throws JsonProcessingException {
        if (request.method().equals("GET") && World.INTERNAL_TOKEN.equals(request.header(InternalApi.TOKEN_HEADER))) {
            return Reply.empty(goodbyes.contains(request.exchange().getRequestURI().toString()) ? 200 : 404);
        }
        if (!request.path().equals(InternalApi.PLACE_CALL) || !World.INTERNAL_TOKEN.equals(request.header(InternalApi.TOKEN_HEADER))) {
            return Reply.empty(401);
        }
        if (status == 202) {
            calls.add(EventCodec.mapper().readValue(request.body(), PlaceCall.class));
            traceparents.add(String.valueOf(request.header("traceparent")));
        }
        return Reply.empty(status);
    }

    private void announce(long age) {
        Response time = redis.execute("TIME");
        long now = time.get(0).toLong() * 1000 + time.get(1).toLong() / 1000;
        // counted before the clock is read again by anyone: an announcement never says less than what came before it
        BridgeAnnouncement said = new BridgeAnnouncement(id, "wss://" + id + ".example.com", server.base().toString(),
                calls.size(), capacity, draining, "test", now - age, startedAt, providers, down);
        try {
            redis.execute("HSET", AdmissionKeys.BRIDGES, id, EventCodec.mapper().writeValueAsString(said));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        awaitClock();
        server.close();
    }
}
