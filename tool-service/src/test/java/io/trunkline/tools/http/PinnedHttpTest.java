package io.trunkline.tools.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.tools.http.Destinations.Verdict;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Connections to tools' hosts, against a server that would keep them for ever. */
class PinnedHttpTest {
    /** An answer that comes while nobody is looking is a matter of microseconds. */
    private static final int MANY = 500;

    @Test
    void endsAnIdleConnectionBeforeAServerWould() throws Exception {
        // Given
        Vertx vertx = Vertx.vertx();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Integer> ended = new CompletableFuture<>();
            Thread.startVirtualThread(() -> answerOnce(server, ended));
            var question = new PinnedHttp.Question("GET", "/orders/1", HttpHeaders.headers(), null, 100);
            // When
            var answer = new PinnedHttp(vertx).send(new Verdict.Go("localhost", server.getLocalPort(), false, server.getInetAddress()), question, Duration.ofSeconds(5));
            // Then
            assertThat(answer.status()).isEqualTo(200);
            assertThat(ended.get(10, TimeUnit.SECONDS)).as("end of the stream").isEqualTo(-1);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void readsAnAnswerHoweverFastItComes() throws Exception {
        // Given
        Vertx vertx = Vertx.vertx();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> acceptAll(server));
            PinnedHttp http = new PinnedHttp(vertx);
            var to = new Verdict.Go("localhost", server.getLocalPort(), false, server.getInetAddress());
            for (int i = 0; i < MANY; i++) {
                // When
                var question = new PinnedHttp.Question("GET", "/orders/" + i, HttpHeaders.headers(), null, 100);
                var answer = http.send(to, question, Duration.ofSeconds(5));
                // Then
                assertThat(answer.body().toString()).as("answer %d", i).isEqualTo("{}");
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        }
    }

    /** Every connection, one answer after the other. */
    private static void acceptAll(ServerSocket server) {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.startVirtualThread(() -> answerAll(socket));
            }
        } catch (IOException end) {
            // the test closed it
        }
    }

    private static void answerAll(Socket connection) {
        try (Socket socket = connection) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty()) {
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException end) {
            // the client is through; a question without answer fails the test there
        }
    }

    private static void answerOnce(ServerSocket server, CompletableFuture<Integer> ended) {
        try (Socket socket = server.accept()) {
            // the hastiest servers' patience
            socket.setSoTimeout(5_000);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            while (!in.readLine().isEmpty()) {
                continue;
            }
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
            ended.complete(in.read());
        } catch (Exception e) {
            ended.completeExceptionally(e);
        }
    }
}
