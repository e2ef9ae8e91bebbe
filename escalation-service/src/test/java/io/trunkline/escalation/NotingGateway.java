package io.trunkline.escalation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.http.InternalApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * The gateway's internal port as this service sees it. {@code GET /moves} tells a test what was asked; a call whose id
 * begins with {@code gone-} is gone, one with {@code flaky-} fails at first.
 */
final class NotingGateway implements AutoCloseable {
    static final String TOKEN = "internal-secret";

    private final HttpServer server;
    private final ArrayNode moves = EventCodec.mapper().createArrayNode();

    private NotingGateway(HttpServer server) {
        this.server = server;
    }

    static NotingGateway start() throws IOException {
        NotingGateway gateway = new NotingGateway(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        gateway.server.createContext("/", gateway::answer);
        gateway.server.start();
        return gateway;
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/moves")) {
                send(exchange, 200, moves.toString());
            } else if (!TOKEN.equals(exchange.getRequestHeaders().getFirst(InternalApi.TOKEN_HEADER))) {
                send(exchange, 401, "{}");
            } else {
                move(exchange);
            }
        }
    }

    private void move(HttpExchange exchange) throws IOException {
        String callId = exchange.getRequestURI().getPath().split("/")[3];
        ObjectNode request = (ObjectNode) EventCodec.mapper().readTree(exchange.getRequestBody());
        request.put("traceparent", exchange.getRequestHeaders().getFirst("traceparent"));
        boolean firstTime = moves.valueStream().noneMatch(m -> m.path("callId").asText().equals(callId));
        moves.addObject().put("callId", callId).set("request", request);
        if (callId.startsWith("flaky-") && firstTime) {
            send(exchange, 503, "{}");
        } else {
            send(exchange, 200, "{\"outcome\":\"" + (callId.startsWith("gone-") ? "call_gone" : "done") + "\",\"detail\":\"\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
