package io.trunkline.realtime.socket;

import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.trunkline.realtime.session.Engine;
import io.trunkline.realtime.session.Session;
import io.vertx.core.buffer.Buffer;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The socket of the Realtime API. On the event loop it only hands frames to the session. */
@WebSocket(path = "/v1/realtime")
public class RealtimeSocket {

    private final OpenSessions sessions;
    private final Engine engine;

    RealtimeSocket(OpenSessions sessions, Engine engine) {
        this.sessions = sessions;
        this.engine = engine;
    }

    @OnOpen
    Uni<Void> open(WebSocketConnection connection) {
        String model = model(connection.handshakeRequest().query());
        sessions.opened(connection.id(), new Session(model, new SocketWire(connection), engine));
        return Uni.createFrom().voidItem();
    }

    @OnTextMessage
    Uni<Void> text(String frame, WebSocketConnection connection) {
        sessions.of(connection.id()).ifPresent(session -> session.receive(frame));
        return Uni.createFrom().voidItem();
    }

    @OnBinaryMessage
    Uni<Void> binary(Buffer frame, WebSocketConnection connection) {
        sessions.of(connection.id()).ifPresent(Session::receiveBinary);
        return Uni.createFrom().voidItem();
    }

    @OnClose
    Uni<Void> close(WebSocketConnection connection) {
        sessions.closed(connection.id()).ifPresent(Session::closed);
        return Uni.createFrom().voidItem();
    }

    private static String model(String query) {
        return Arrays.stream(query.split("&")).filter(p -> p.startsWith("model="))
                .map(p -> URLDecoder.decode(p.substring(6), StandardCharsets.UTF_8)).findFirst().orElseThrow();
    }
}
