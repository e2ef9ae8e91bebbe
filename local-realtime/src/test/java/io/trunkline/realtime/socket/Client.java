package io.trunkline.realtime.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.openai.core.ObjectMappers;
import com.openai.models.realtime.RealtimeServerEvent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A client over a real socket. Every event it gets is decoded with OpenAI's own types too. */
final class Client implements WebSocket.Listener, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    final AtomicLong firstAudioNanos = new AtomicLong();
    private WebSocket socket;

    /** Connects. */
    static Client connect(int port, String query, String key) {
        Client client = new Client();
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        if (key != null) {
            builder.header("Authorization", "Bearer " + key);
        }
        try {
            client.socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/v1/realtime" + query), client).join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return client;
    }

    /** The status an upgrade is refused with. */
    static int refusal(int port, String query, String key) {
        try (Client client = connect(port, query, key)) {
            throw new AssertionError("let in");
        } catch (IllegalStateException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    static Client connect(int port) {
        return connect(port, "?model=local/echo", "sk-test");
    }

    void send(String event) {
        socket.sendText(event, true).join();
    }

    void append(byte[] audio) {
        send("{\"type\":\"input_audio_buffer.append\",\"audio\":\"" + Base64.getEncoder().encodeToString(audio) + "\"}");
    }

    /** The next event of this type; others are passed over. */
    JsonNode await(String type) throws InterruptedException {
        while (true) {
            JsonNode event = events.poll(20, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no " + type);
            }
            if (event.path("type").asText().equals(type)) {
                return event;
            }
            if (event.path("type").asText().equals("error")) {
                throw new AssertionError("instead of " + type + " came " + event);
            }
        }
    }

    /** The audio of the response that is being made, up to its response.done. */
    byte[] answer() throws InterruptedException {
        ByteArrayOutputStream audio = new ByteArrayOutputStream();
        while (true) {
            JsonNode event = events.poll(20, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no answer");
            }
            switch (event.path("type").asText()) {
                case "response.output_audio.delta" ->
                        audio.writeBytes(Base64.getDecoder().decode(event.get("delta").asText()));
                case "response.done" -> {
                    return audio.toByteArray();
                }
                default -> { }
            }
        }
    }

    int closeCode() throws Exception {
        return closed.get(20, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            received(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    private void received(String frame) {
        try {
            JsonNode event = JSON.readTree(frame);
            ObjectMappers.jsonMapper().readValue(frame, RealtimeServerEvent.class).validate();
            if (event.path("type").asText().equals("response.output_audio.delta")) {
                firstAudioNanos.compareAndSet(0, System.nanoTime());
            }
            events.add(event);
        } catch (IOException e) {
            throw new UncheckedIOException(frame, e);
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        // the JDK has no event for a connection that breaks; RFC 6455 calls it 1006
        closed.complete(1006);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
