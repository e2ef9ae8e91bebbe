package io.trunkline.tools.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.OpenTelemetry;
import io.trunkline.catalog.tool.Tool;
import io.trunkline.contracts.Caller;
import io.trunkline.contracts.event.ControlEvent.ToolCallRequested;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.tools.http.HttpTool.Answer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a request really goes. Names are known to the tests alone, so that only what is pinned can arrive. */
class HttpToolTest {
    private static final String NAME = "crm.trunkline.test";
    private final Vertx vertx = Vertx.vertx();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private InetAddress address = InetAddress.getLoopbackAddress();
    private int lookUps;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        vertx.close();
    }

    @Test
    void aRequestGoesToTheAddressThatWasJudgedUnderItsHostsName() {
        // When
        Answer answer = run("/orders/{caller.number}?q={caller.number}", Map.of(), Set.of(NAME));
        // Then
        assertThat(answer).isInstanceOfSatisfying(Answer.Status.class, status -> assertThat(status.body().path("path").asText()).isEqualTo("/orders/%2B1415?q=%2B1415"));
        assertThat(asked).containsExactly(NAME + ":" + server.getAddress().getPort() + " /orders/%2B1415?q=%2B1415");
        assertThat(lookUps).as("for one request").isEqualTo(1);
    }

    @Test
    void aHostThatMayNotBePrivateIsNotAsked() {
        assertThat(run("/orders", Map.of(), Set.of())).isInstanceOf(Answer.Failed.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void aNameThatTurnsPrivateBetweenTwoRequestsIsRefusedTheSecondTime() throws UnknownHostException {
        // Given
        HttpTool tool = tool(Set.of());
        address = InetAddress.getByName("192.0.2.1");
        Answer first = tool.run(tool("/a", Map.of()), call(), EventCodec.mapper().createObjectNode(), Duration.ofMillis(50));
        // When
        address = InetAddress.getLoopbackAddress();
        Answer second = tool.run(tool("/a", Map.of()), call(), EventCodec.mapper().createObjectNode(), Duration.ofSeconds(2));
        // Then
        assertThat(first).as("nobody is there, but it was let go").isNotInstanceOf(Answer.Status.class);
        assertThat(second).isInstanceOfSatisfying(Answer.Failed.class, failed -> assertThat(failed.why()).contains("private"));
        assertThat(asked).isEmpty();
    }

    @Test
    void aRedirectIsAnAnswerNotAWay() {
        // When
        Answer answer = run("/redirect", Map.of(), Set.of(NAME));
        // Then
        assertThat(answer).isInstanceOfSatisfying(Answer.Status.class, status -> assertThat(status.code()).isEqualTo(302));
        assertThat(asked).singleElement().satisfies(one -> assertThat(one).endsWith("/redirect"));
    }

    @Test
    void aHeaderThatWouldBecomeTwoIsNotSent() {
        assertThat(run("/orders", Map.of("X-Note", "a\r\nX-Admin: true"), Set.of(NAME))).isInstanceOf(Answer.Failed.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void anAnswerWithoutEndIsGivenUp() {
        assertThat(run("/endless", Map.of(), Set.of(NAME))).isEqualTo(new Answer.Failed("the answer is too large"));
    }

    @Test
    void anAnswerThatStopsInTheMiddleTimesOut() {
        assertThat(run("/stuck", Map.of(), Set.of(NAME))).isInstanceOf(Answer.TimedOut.class);
    }

    private Answer run(String path, Map<String, String> headers, Set<String> allowed) {
        return tool(allowed).run(tool(path, headers), call(), EventCodec.mapper().createObjectNode(), Duration.ofSeconds(1));
    }

    private HttpTool tool(Set<String> allowed) {
        return new HttpTool(OpenTelemetry.noop(), new Destinations(allowed, this::resolve), new PinnedHttp(vertx));
    }

    private Tool tool(String path, Map<String, String> headers) {
        return new Tool("look_up", "Looks up.", EventCodec.mapper().createObjectNode(), "none", false, Duration.ofSeconds(5),
                new Tool.HttpRequestTemplate("GET", "http://" + NAME + ":" + server.getAddress().getPort() + path, headers, null, false), Map.of(), Map.of());
    }

    private static ToolCallRequested call() {
        return new ToolCallRequested("call-1", Instant.EPOCH, "t1", "look_up", "{}", "triage", "+18005551234", Caller.ofNumber("+1415"), Instant.EPOCH, 0, "call-1/t1");
    }

    private InetAddress[] resolve(String host) {
        lookUps++;
        return new InetAddress[] {address};
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            asked.add(exchange.getRequestHeaders().getFirst("Host") + " " + path);
            switch (path) {
                case "/redirect" -> {
                    exchange.getResponseHeaders().add("Location", "/secret");
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/endless" -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] much = new byte[HttpTool.MAX_ANSWER_BYTES];
                    for (int i = 0; i < 100; i++) {
                        exchange.getResponseBody().write(much);
                    }
                }
                case "/stuck" -> {
                    exchange.sendResponseHeaders(200, 10);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    over.await(5, TimeUnit.SECONDS);
                }
                default -> {
                    byte[] body = ("{\"path\":\"" + path + "\"}").getBytes();
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
