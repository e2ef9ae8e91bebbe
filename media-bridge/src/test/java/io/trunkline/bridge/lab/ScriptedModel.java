package io.trunkline.bridge.lab;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A model that says what the test tells it to, over real WebSockets. */
public final class ScriptedModel implements AutoCloseable {

    /** What the next connection meets. */
    public enum Welcome {
        /** {@code session.created}, and {@code session.updated} for each {@code session.update}. */
        NORMAL,
        /** The upgrade is refused with 401. */
        REFUSED,
        /** Closed with 1011 once open. */
        CLOSED,
        /** Open, and not a word. */
        SILENT,
        /** As normal, but the session's end is so near that the next one must be opened soon. */
        ENDING
    }

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final ConcurrentLinkedQueue<Welcome> welcomes = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<ModelSession> sessions = new LinkedBlockingQueue<>();

    ScriptedModel() {
        server = vertx.createHttpServer(new HttpServerOptions().setPort(0).setHost("127.0.0.1"))
                .requestHandler(this::connect).listen().toCompletionStage().toCompletableFuture().join();
    }

    public String url() {
        return "ws://127.0.0.1:" + server.actualPort() + "/v1/realtime";
    }

    /** The next connection is met like this; those after it are normal again. */
    public void nextIs(Welcome welcome) {
        welcomes.add(welcome);
    }

    /** The next session that was opened; waits for it. */
    public ModelSession next() {
        try {
            ModelSession session = sessions.poll(5, TimeUnit.SECONDS);
            if (session == null) {
                throw new AssertionError("no session was opened");
            }
            return session;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Whether a session is opened within this time. */
    public boolean opened(Duration within) {
        try {
            return sessions.poll(within.toMillis(), TimeUnit.MILLISECONDS) != null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Forgets sessions of former tests. */
    public void reset() {
        sessions.clear();
        welcomes.clear();
    }

    private void connect(HttpServerRequest request) {
        Welcome welcome = welcomes.isEmpty() ? Welcome.NORMAL : welcomes.poll();
        boolean keyGood = ("Bearer " + BridgeWorld.MODEL_KEY).equals(request.getHeader("Authorization"));
        if (welcome == Welcome.REFUSED || !keyGood) {
            request.response().setStatusCode(401).end();
            return;
        }
        String model = request.getParam("model");
        request.toWebSocket().onSuccess(socket -> sessions.add(new ModelSession(model, socket, welcome)));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
