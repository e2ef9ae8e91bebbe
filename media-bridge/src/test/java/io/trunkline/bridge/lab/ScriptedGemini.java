package io.trunkline.bridge.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A Gemini Live server that says what the test tells it to, over real WebSockets; written from the provider's reference, not from the codec under test. */
public final class ScriptedGemini implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BYTES_A_MS = 48;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Session> sessions = new LinkedBlockingQueue<>();
    private final HttpServer server;

    ScriptedGemini() {
        server = vertx.createHttpServer(new HttpServerOptions().setPort(0).setHost("127.0.0.1"))
                .webSocketHandler(socket -> sessions.add(new Session(socket))).listen().toCompletionStage().toCompletableFuture().join();
    }

    public String url() {
        return "ws://127.0.0.1:" + server.actualPort() + "/live";
    }

    /** The next session that was opened; waits for it. */
    public Session next() {
        return taken(sessions, "no session was opened");
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static <T> T taken(BlockingQueue<T> from, String otherwise) {
        try {
            T next = from.poll(5, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError(otherwise);
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** One connection. */
    public static final class Session {
        private final ServerWebSocket socket;
        private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
        private final List<JsonNode> all = new CopyOnWriteArrayList<>();
        private final CountDownLatch closed = new CountDownLatch(1);

        Session(ServerWebSocket socket) {
            this.socket = socket;
            socket.handler(buffer -> receive(buffer.toString()));
            socket.closeHandler(ignored -> closed.countDown());
        }

        private void receive(String text) {
            try {
                JsonNode message = JSON.readTree(text);
                all.add(message);
                received.add(message);
                if (message.has("setup")) {
                    send("{'setupComplete':{}}");
                }
            } catch (JsonProcessingException e) {
                throw new AssertionError("the bridge sent no JSON: " + text, e);
            }
        }

        /** The next message of this kind; those before it are passed by. */
        public JsonNode await(String kind) {
            JsonNode next;
            do {
                next = taken(received, "the bridge sent no " + kind);
            } while (!next.has(kind));
            return next.get(kind);
        }

        /** Messages of this kind so far. */
        public List<JsonNode> all(String kind) {
            return all.stream().filter(message -> message.has(kind)).map(message -> message.get(kind)).toList();
        }

        /** Sends a message; single quotes stand for double ones. */
        public void send(String json) {
            socket.writeTextMessage(json.replace('\'', '"'));
        }

        /** The agent says {@code text} in a turn of its own, {@code millis} long. */
        public void says(String text, int millis) {
            String audio = Base64.getEncoder().encodeToString(new byte[millis * BYTES_A_MS]);
            send("{'serverContent':{'modelTurn':{'parts':[{'inlineData':{'mimeType':'audio/pcm;rate=24000','data':'" + audio + "'}}]}}}");
            send("{'serverContent':{'outputTranscription':{'text':'" + text + "'}}}");
            send("{'serverContent':{'generationComplete':true}}");
            send("{'serverContent':{'turnComplete':true}}");
        }

        /** The caller was heard to say this. */
        public void heardCaller(String text) {
            send("{'serverContent':{'inputTranscription':{'text':'" + text + "'}}}");
        }

        public boolean closedWithin(int seconds) {
            try {
                return closed.await(seconds, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
