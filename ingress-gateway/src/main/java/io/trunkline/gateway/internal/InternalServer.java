package io.trunkline.gateway.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.opentelemetry.context.Context;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.http.CallControlResult;
import io.trunkline.contracts.http.InternalApi;
import io.trunkline.contracts.http.MoveCall;
import io.trunkline.gateway.callcontrol.CallControl;
import io.trunkline.gateway.config.GatewayConfig;
import io.trunkline.gateway.context.Ulid;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Call control for our own services, on a port the carrier doesn't see. Requests come in on an event loop, are checked there
 * and served on virtual threads. Every outcome of call control is a 200 with a {@link CallControlResult}; 4xx is for requests
 * that aren't one.
 */
@ApplicationScoped
public class InternalServer {
    private static final Logger LOGGER = Logger.getLogger(InternalServer.class);
    private static final int LARGEST_BODY_BYTES = 256 * 1024;
    private static final int STARTING_SECONDS = 10;

    private final Vertx vertx;
    private final ExecutorService threads;
    private final CallControl control;
    private final int wantedPort;
    private final byte[] token;
    private HttpServer server;

    @Inject
    InternalServer(Vertx vertx, @VirtualThreads ExecutorService threads, CallControl control, GatewayConfig config) {
        this.vertx = vertx;
        this.threads = threads;
        this.control = control;
        this.wantedPort = config.internalPort();
        this.token = config.internalToken().getBytes(StandardCharsets.UTF_8);
    }

    /** @return the port in use, also when a free one was asked for */
    public int port() {
        return server.actualPort();
    }

    void start(@Observes StartupEvent event) throws Exception {
        server = vertx.createHttpServer().requestHandler(routes()).listen(wantedPort).toCompletionStage().toCompletableFuture()
                .get(STARTING_SECONDS, TimeUnit.SECONDS);
        LOGGER.infof("internal port open port=%d", port());
    }

    void stop(@Observes ShutdownEvent event) {
        if (server != null) {
            server.close();
        }
    }

    private Router routes() {
        Router router = Router.router(vertx);
        router.route().failureHandler(failed -> failed.response().setStatusCode(failed.statusCode() < 0 ? 500 : failed.statusCode()).end());
        router.route().handler(this::authorize);
        router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY_BYTES));
        router.post(InternalApi.of(InternalApi.MOVE_CALL, ":callId")).handler(this::move);
        router.post(InternalApi.of(InternalApi.HANG_UP, ":callId")).handler(this::hangUp);
        return router;
    }

    private void authorize(RoutingContext request) {
        String given = request.request().getHeader(InternalApi.TOKEN_HEADER);
        if (given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token)) {
            request.next();
        } else {
            request.response().setStatusCode(401).end();
        }
    }

    private void move(RoutingContext request) {
        try {
            byte[] body = request.body().buffer() == null ? new byte[0] : request.body().buffer().getBytes();
            MoveCall wanted = EventCodec.mapper().readValue(body, MoveCall.class);
            if (wanted == null || wanted.urgency() == null) {
                request.response().setStatusCode(400).end();
                return;
            }
            serve(request, () -> control.move(request.pathParam("callId"), wanted));
        } catch (IOException e) {
            LOGGER.debug("body is no MoveCall", e);
            request.response().setStatusCode(400).end();
        }
    }

    private void hangUp(RoutingContext request) {
        serve(request, () -> control.hangUp(request.pathParam("callId")));
    }

    private void serve(RoutingContext request, Supplier<CallControlResult> work) {
        if (!Ulid.isOne(request.pathParam("callId"))) {
            answer(request, new CallControlResult(CallControlResult.UNKNOWN_CALL, "not the id of a call"));
            return;
        }
        threads.execute(Context.current().wrap(() -> {
            try {
                answer(request, work.get());
            } catch (RuntimeException e) {
                LOGGER.error("call control failed", e);
                request.response().setStatusCode(503).end();
            }
        }));
    }

    private static void answer(RoutingContext request, CallControlResult result) {
        try {
            request.response().putHeader("Content-Type", "application/json").end(EventCodec.mapper().writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result has no JSON form", e);
        }
    }
}
