package io.trunkline.bridge.placement;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.trunkline.bridge.config.BridgeConfig;
import io.trunkline.bridge.session.Calls;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.http.InternalApi;
import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.operations.ApiKeys;
import io.trunkline.operations.Role;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The internal port: {@code POST /internal/calls} (the gateway tells of a call), {@code GET /internal/calls/{callId}/goodbye} (it asks how a stream was meant to
 * end while Redis can't say) and {@code POST /admin/drain} ({@code ?on=false} undoes it, {@code ?exit=true} ends the process once it is empty).
 * {@code /internal} needs the token that our services share, {@code /admin} an administrator's key. A server of its own, so that it can be firewalled apart from
 * what carriers reach; on the process's one event loop.
 */
@Singleton
public class InternalServer {
    private static final Logger LOGGER = Logger.getLogger(InternalServer.class);
    private static final int MAX_BODY = 16 * 1024;
    private static final int START_SECONDS = 10;

    private final Vertx vertx;
    private final BridgeConfig config;
    private final Calls calls;
    private final Drain drain;
    private final ApiKeys administrators;
    private HttpServer server;

    public InternalServer(Vertx vertx, BridgeConfig config, Calls calls, Drain drain) {
        this.vertx = vertx;
        this.config = config;
        this.calls = calls;
        this.drain = drain;
        this.administrators = ApiKeys.of(Map.of(Role.ADMIN, config.adminApiKey().orElse(List.of())));
    }

    void start(@Observes StartupEvent event) throws InterruptedException, ExecutionException, TimeoutException {
        Router router = Router.router(vertx);
        router.route("/internal/*").handler(this::authenticate);
        router.route("/admin/*").handler(this::administers);
        router.post(InternalApi.PLACE_CALL).handler(BodyHandler.create(false).setBodyLimit(MAX_BODY)).handler(this::place);
        router.get(InternalApi.of(InternalApi.SAID_GOODBYE, ":callId")).handler(this::saidGoodbye);
        router.post("/admin/drain").handler(this::drain);
        server = vertx.createHttpServer().requestHandler(router).listen(config.internalPort()).toCompletionStage().toCompletableFuture()
                .get(START_SECONDS, TimeUnit.SECONDS);
        LOGGER.infof("internal port open: port=%d", server.actualPort());
    }

    void stop(@Observes ShutdownEvent event) {
        if (server != null) {
            server.close();
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.actualPort();
    }

    private void authenticate(RoutingContext request) {
        String given = request.request().getHeader(InternalApi.TOKEN_HEADER);
        if (given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), config.internalToken().getBytes(StandardCharsets.UTF_8))) {
            request.next();
        } else {
            request.response().setStatusCode(401).end();
        }
    }

    private void administers(RoutingContext request) {
        boolean may = ApiKeys.bearer(request.request().getHeader(HttpHeaders.AUTHORIZATION)).flatMap(administrators::roleOf).isPresent();
        if (may) {
            request.next();
        } else {
            request.response().setStatusCode(401).end();
        }
    }

    private void place(RoutingContext request) {
        PlaceCall placed = read(request);
        if (placed == null) {
            answer(request, 400, "not a call");
            return;
        }
        Calls.Placed outcome = calls.place(placed);
        String word = outcome.name().toLowerCase(Locale.ROOT);
        switch (outcome) {
            case ACCEPTED -> answer(request, 202, word);
            case SUPERSEDED -> answer(request, 409, word);
            case FULL, DRAINING, CUT_OFF -> answer(request, 503, word);
            case UNKNOWN_AGENT -> answer(request, 422, word);
        }
    }

    private void saidGoodbye(RoutingContext request) {
        String attempt = request.request().getParam("attempt", "");
        boolean said = attempt.matches("\\d{1,6}") && calls.saidGoodbye(request.pathParam("callId"), Integer.parseInt(attempt));
        answer(request, said ? 200 : 404, said ? "said" : "unknown");
    }

    private void drain(RoutingContext request) {
        if ("false".equals(request.request().getParam("on"))) {
            drain.cancel();
        } else {
            drain.begin();
        }
        if ("true".equals(request.request().getParam("exit"))) {
            drain.whenEmpty(Quarkus::asyncExit);
        }
        answer(request, 200, calls.draining() ? "draining" : "serving");
    }

    private static PlaceCall read(RoutingContext request) {
        try {
            byte[] body = request.body().buffer() == null ? new byte[0] : request.body().buffer().getBytes();
            PlaceCall placed = EventCodec.mapper().readValue(body, PlaceCall.class);
            boolean whole = placed.callId() != null && placed.callSid() != null && placed.line() != null && placed.caller() != null
                    && placed.agent() != null;
            return whole ? placed : null;
        } catch (IOException e) {
            LOGGER.debug("unreadable request on the internal port", e);
            return null;
        }
    }

    private static void answer(RoutingContext request, int status, String word) {
        request.response().setStatusCode(status).putHeader("content-type", "application/json").end("{\"outcome\":\"" + word + "\"}");
    }
}
