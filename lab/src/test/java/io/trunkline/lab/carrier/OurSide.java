package io.trunkline.lab.carrier;

import com.twilio.security.RequestValidator;
import io.trunkline.lab.http.Form;
import io.trunkline.lab.http.LoopbackServer;
import io.trunkline.lab.http.Reply;
import io.trunkline.lab.http.Request;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A voice application the carrier calls: answers webhooks by path, and plays a bridge on the media socket. Its judge is twilio-java. */
final class OurSide implements AutoCloseable {

    static final String SID = "AC00000000000000000000000000000001";
    static final String TOKEN = "12345";
    static final String PUBLIC = "https://voice.trunkline.test";
    static final String MEDIA = "wss://media-0.trunkline.test";

    record Posted(String path, Map<String, String> form, boolean signed) {}

    final List<Posted> posted = new CopyOnWriteArrayList<>();
    final List<String> received = new CopyOnWriteArrayList<>();
    final Map<String, Function<Map<String, String>, Reply>> answers = new ConcurrentHashMap<>();
    volatile BiConsumer<ServerWebSocket, String> bridge = (socket, text) -> { };
    volatile Boolean handshakeSigned;
    volatile Short closeCode;
    private final LoopbackServer web;
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer media;

    OurSide() throws Exception {
        this(new HttpServerOptions());
    }

    OurSide(HttpServerOptions options) throws Exception {
        web = LoopbackServer.start("test application", 0, this::answer);
        media = vertx.createHttpServer(options.setHost("localhost").setPort(0))
                .webSocketHandler(this::opened)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    int mediaPort() {
        return media.actualPort();
    }

    CarrierConfig config() {
        return CarrierConfig.of(SID, TOKEN)
                .withNumbers(List.of(CarrierNumber.on(PUBLIC, "+18005551234")))
                .withRoutes(new RouteTable(Map.of(PUBLIC, web.base().toString(), MEDIA, "ws://localhost:" + mediaPort())));
    }

    void twiml(String path, String verbs) {
        answers.put(path, form -> new Reply(200, Map.of("Content-Type", "text/xml"), ("<Response>" + verbs + "</Response>").getBytes()));
    }

    List<Posted> postedTo(String path) {
        return posted.stream().filter(p -> p.path().equals(path)).toList();
    }

    private Reply answer(Request request) {
        Map<String, String> form = Form.decodeSingle(request.body());
        String url = PUBLIC + request.exchange().getRequestURI();
        boolean signed = new RequestValidator(TOKEN).validate(url, form, request.header("X-Twilio-Signature"));
        posted.add(new Posted(request.path(), form, signed));
        return answers.getOrDefault(request.path(), f -> Reply.empty(204)).apply(form);
    }

    private void opened(ServerWebSocket socket) {
        handshakeSigned = new RequestValidator(TOKEN)
                .validate(MEDIA + socket.path(), Map.<String, String>of(), socket.headers().get("x-twilio-signature"));
        socket.textMessageHandler(text -> {
            received.add(text);
            bridge.accept(socket, text);
        });
        socket.closeHandler(ignored -> closeCode = socket.closeStatusCode());
    }

    @Override
    public void close() throws Exception {
        web.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
