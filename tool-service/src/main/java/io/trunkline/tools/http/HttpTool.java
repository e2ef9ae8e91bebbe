package io.trunkline.tools.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.netty.channel.ConnectTimeoutException;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.trunkline.catalog.tool.Tool;
import io.trunkline.contracts.event.ControlEvent.ToolCallRequested;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.tools.http.Destinations.Verdict;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** Runs a declared HTTP tool. Blocks: called on virtual threads only. */
@ApplicationScoped
public class HttpTool {
    /** A tool's answer is a few fields; more is cut off and counts as a failure. Bytes. */
    static final int MAX_ANSWER_BYTES = 256 * 1024;
    private static final Logger LOGGER = Logger.getLogger(HttpTool.class);

    private final Placeholders placeholders = new Placeholders(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class));
    private final OpenTelemetry telemetry;
    private final Tracer tracer;
    private final Destinations destinations;
    private final PinnedHttp http;

    HttpTool(OpenTelemetry telemetry, Destinations destinations, PinnedHttp http) {
        this.destinations = destinations;
        this.http = http;
        this.telemetry = telemetry;
        this.tracer = telemetry.getTracer("io.trunkline.tools");
    }

    /** What came of the request. */
    public sealed interface Answer {
        /** {@code body} is missing where the answer wasn't JSON. */
        record Status(int code, JsonNode body) implements Answer {}

        record TimedOut() implements Answer {}

        /** {@code why}: for logs and metrics, no values. */
        record Failed(String why) implements Answer {}
    }

    /** @param budget at most this long, whatever the tool's own timeout says */
    public Answer run(Tool tool, ToolCallRequested call, JsonNode arguments, Duration budget) {
        Optional<String> url = placeholders.url(tool.request().url(), call, arguments);
        if (url.isEmpty()) {
            return new Answer.Failed("a value of the URL is missing");
        }
        Span span = tracer.spanBuilder(tool.request().method()).setSpanKind(SpanKind.CLIENT)
                .setAttribute("http.request.method", tool.request().method()).setAttribute("url.template", tool.request().url()).startSpan();
        try (Scope scope = span.makeCurrent()) {
            return noted(span, send(tool, URI.create(url.get()), question(tool, call, arguments, URI.create(url.get())), budget));
        } catch (IllegalArgumentException e) {
            return noted(span, new Answer.Failed("the URL or a header has no valid form"));
        } finally {
            span.end();
        }
    }

    private PinnedHttp.Question question(Tool tool, ToolCallRequested call, JsonNode arguments, URI url) {
        // these refuse a value that would become a second header
        MultiMap headers = HttpHeaders.headers().set("Accept", "application/json").set("Idempotency-Key", call.idempotencyKey());
        tool.request().headers().forEach((name, value) -> headers.set(name, placeholders.header(value)));
        telemetry.getPropagators().getTextMapPropagator().inject(Context.current(), headers, MultiMap::set);
        JsonNode body = tool.request().body();
        Buffer json = body == null ? null : Buffer.buffer(placeholders.body(body, call, arguments).toString());
        if (json != null) {
            headers.set("Content-Type", "application/json");
        }
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new PinnedHttp.Question(tool.request().method(), url.getRawQuery() == null ? path : path + "?" + url.getRawQuery(), headers, json, MAX_ANSWER_BYTES);
    }

    private Answer send(Tool tool, URI url, PinnedHttp.Question question, Duration budget) {
        long deadline = System.nanoTime() + (budget.compareTo(tool.timeout()) < 0 ? budget : tool.timeout()).toNanos();
        try {
            return switch (judged(tool, url, left(deadline))) {
                case Verdict.Go to -> answer(http.send(to, question, left(deadline)));
                case Verdict.Refused refused -> {
                    LOGGER.warnf("a tool may not go there: tool=%s why=%s", tool.name(), refused.why());
                    yield new Answer.Failed(refused.why());
                }
            };
        } catch (TimeoutException e) {
            return new Answer.TimedOut();
        } catch (IOException e) {
            return e.getCause() instanceof ConnectTimeoutException ? new Answer.TimedOut() : new Answer.Failed(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Failed("interrupted");
        }
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    /** A look-up knows no deadline of its own: it is left behind when it takes too long. */
    private Verdict judged(Tool tool, URI url, Duration patience) throws TimeoutException, InterruptedException {
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        Thread.startVirtualThread(() -> verdict.complete(destinations.of(url, tool.request().privateHost())));
        try {
            return verdict.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a verdict is never an exception", e);
        }
    }

    private static Answer answer(PinnedHttp.Response response) throws IOException {
        return response.tooLarge() ? new Answer.Failed("the answer is too large") : new Answer.Status(response.status(), json(response.body().getBytes()));
    }

    private static JsonNode json(byte[] body) throws IOException {
        try {
            JsonNode read = EventCodec.mapper().readTree(body);
            return read == null ? MissingNode.getInstance() : read;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static Answer noted(Span span, Answer answer) {
        switch (answer) {
            case Answer.Status status -> span.setAttribute("http.response.status_code", status.code());
            case Answer.TimedOut timedOut -> span.setStatus(StatusCode.ERROR, "timeout");
            case Answer.Failed failed -> span.setStatus(StatusCode.ERROR, failed.why());
        }
        return answer;
    }
}
