package io.trunkline.lab.carrier.stream;

import io.trunkline.lab.carrier.RouteTable;
import io.trunkline.lab.carrier.webhook.Signature;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Opens media sockets, signed over their public {@code wss} URL. Blocks; call it on a virtual thread. */
public final class SocketDialer implements StreamDialer {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http;
    private final RouteTable routes;

    public SocketDialer(HttpClient http, RouteTable routes) {
        this.http = http;
        this.routes = routes;
    }

    @Override
    public SocketOutcome dial(String url, Signature signature, SocketListener listener, Duration readPause) {
        ReadingListener reading = new ReadingListener(listener, readPause);
        try {
            WebSocket socket = http.newWebSocketBuilder()
                    .connectTimeout(CONNECT_TIMEOUT)
                    .header("x-twilio-signature", signature.of(url, Map.of()))
                    .buildAsync(routes.resolve(URI.create(url)), reading)
                    .get();
            return new SocketOutcome.Open(new MediaSocket(socket, reading::lost));
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (IllegalArgumentException e) {
            return new SocketOutcome.Failed(31920, "not a URL: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SocketOutcome.Failed(31901, "carrier is closing");
        }
    }

    private static SocketOutcome failed(Throwable cause) {
        return switch (cause) {
            case WebSocketHandshakeException e -> new SocketOutcome.Failed(31920, "handshake answered " + e.getResponse().statusCode());
            case HttpTimeoutException e -> new SocketOutcome.Failed(31901, "connect timed out");
            case ConnectException e -> new SocketOutcome.Failed(31902, "connection refused");
            default -> new SocketOutcome.Failed(31920, String.valueOf(cause));
        };
    }
}
