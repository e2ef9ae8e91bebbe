package io.trunkline.lab.chaos.model;

import io.trunkline.lab.http.Listening;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The Realtime server, running. One event loop holds all of it; these methods may be called from any thread. */
public final class ScriptedModel implements AutoCloseable {

    private static final long THINKS = 100;

    private final Vertx vertx;
    private final Context loop;
    private final HttpServer server;
    private final Consumer<String> orders;
    private final Map<String, Story> stories = new LinkedHashMap<>();
    private volatile Script script = Script.TALK;
    private volatile long thinksMillis = THINKS;
    private int round;
    private int sessions;

    /** What became of the calls of one round. @param forgotten things said and done that later sessions weren't told, or tool calls never answered */
    public record Testimony(int calls, int forgotten, int unanswered) {}

    private ScriptedModel(Vertx vertx, int port, Consumer<String> orders) {
        this.vertx = vertx;
        this.orders = orders;
        this.loop = vertx.getOrCreateContext();
        this.server = vertx.createHttpServer(new HttpServerOptions().setHost(Listening.host()).setPort(port).setMaxWebSocketMessageSize(1 << 20)
                .setMaxWebSocketFrameSize(1 << 20));
    }

    /**
     * Listens.
     *
     * @param port 0 for any free one
     * @param orders told each new order number before anything is asked for it; on the event loop
     */
    public static ScriptedModel start(Vertx vertx, int port, Consumer<String> orders) {
        ScriptedModel model = new ScriptedModel(vertx, port, orders);
        model.server.webSocketHandler(model::opened);
        model.onLoop(() -> model.server.listen().toCompletionStage()).thenCompose(listening -> listening).join();
        return model;
    }

    public int port() {
        return server.actualPort();
    }

    /** From now on turns lead to this. */
    public void follow(Script other) {
        script = other;
    }

    /** Answers begin so late. */
    public void think(long millis) {
        thinksMillis = millis;
    }

    /** Answers begin as fast as usual. */
    public void thinkAsUsual() {
        thinksMillis = THINKS;
    }

    /** Forgets all calls; those that come are counted from 0. */
    public void newRound() {
        onLoop(() -> {
            stories.clear();
            round++;
            return null;
        }).join();
    }

    /** From now on nobody hears the sessions that are there, nor they anybody: their connections are half-open. */
    public void cutOff() {
        onLoop(() -> {
            stories.values().forEach(story -> story.cutOff(System.nanoTime()));
            return null;
        }).join();
    }

    /** What became of the calls since the round began. */
    public Testimony testimony() {
        return onLoop(() -> new Testimony(stories.size(), stories.values().stream().mapToInt(Story::forgotten).sum(),
                stories.values().stream().mapToInt(story -> story.unanswered(System.nanoTime())).sum())).join();
    }

    Script script() {
        return script;
    }

    long thinksMillis() {
        return thinksMillis;
    }

    Story story(String callId) {
        return stories.computeIfAbsent(callId, ignored -> new Story(stories.size()));
    }

    /** An order of that call and turn, which occurs once. */
    String newOrder(int call, int turn) {
        String order = "R%dC%dT%d".formatted(round, call, turn);
        orders.accept(order);
        return order;
    }

    private void opened(ServerWebSocket socket) {
        new ModelSession(this, vertx, socket, "s" + ++sessions);
    }

    private <T> CompletableFuture<T> onLoop(Supplier<T> what) {
        var done = new CompletableFuture<T>();
        loop.runOnContext(ignored -> {
            try {
                done.complete(what.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
