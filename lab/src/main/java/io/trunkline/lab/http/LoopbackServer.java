package io.trunkline.lab.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An HTTP server on the loopback, or where {@link Listening} says, one virtual thread a request. Safe to use from any thread. */
public final class LoopbackServer implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(LoopbackServer.class.getName());
    private static final int LARGEST_BODY = 1 << 20;

    /** Answers one request; runs on a virtual thread of its own and may block. */
    @FunctionalInterface
    public interface Handler {
        Reply answer(Request request) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LoopbackServer(HttpServer server) {
        this.server = server;
    }

    /**
     * @param who named in the error when the port is taken
     * @param port 0 for any free one
     * @throws UncheckedIOException if the port is taken
     */
    public static LoopbackServer start(String who, int port, Handler handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(Listening.ADDRESS, port), 256);
            LoopbackServer started = new LoopbackServer(server);
            server.setExecutor(started.threads);
            server.createContext("/", exchange -> serve(exchange, handler));
            server.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(who + " can't start: port " + port + " on 127.0.0.1 is taken", e);
        }
    }

    /** {@code http://127.0.0.1:port}. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void serve(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            Reply reply = body.length > LARGEST_BODY
                    ? Reply.text(413, "body is larger than 1 MiB")
                    : handler.answer(new Request(exchange, body));
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOGGER.log(Level.SEVERE, "lab server failed", e);
            exchange.sendResponseHeaders(500, -1);
        }
    }
}
