package io.trunkline.tools.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** Runs a declared HTTP tool. Blocks: called on virtual threads only. */
@ApplicationScoped
public class HttpTool {
    /** A tool's answer is a few fields; more is cut off and counts as a failure. Bytes. */
    static final int MAX_ANSWER_BYTES = 256 * 1024;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).build();
    private final Placeholders placeholders = new Placeholders(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class));
    private final OpenTelemetry telemetry;
    private final Tracer tracer;

    HttpTool(OpenTelemetry telemetry) {
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
            return noted(span, send(request(tool, call, arguments, url.get(), budget)));
        } catch (IllegalArgumentException e) {
            return noted(span, new Answer.Failed("the URL or a header has no valid form"));
        } finally {
            span.end();
        }
    }

    private HttpRequest request(Tool tool, ToolCallRequested call, JsonNode arguments, String url, Duration budget) {
        Duration timeout = budget.compareTo(tool.timeout()) < 0 ? budget : tool.timeout();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(timeout)
                .header("Accept", "application/json").header("Idempotency-Key", call.idempotencyKey());
        tool.request().headers().forEach((name, value) -> request.header(name, placeholders.header(value)));
        telemetry.getPropagators().getTextMapPropagator().inject(Context.current(), request, HttpRequest.Builder::setHeader);
        JsonNode body = tool.request().body();
        if (body == null) {
            return request.method(tool.request().method(), HttpRequest.BodyPublishers.noBody()).build();
        }
        String json = placeholders.body(body, call, arguments).toString();
        return request.header("Content-Type", "application/json").method(tool.request().method(), HttpRequest.BodyPublishers.ofString(json)).build();
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                byte[] body = in.readNBytes(MAX_ANSWER_BYTES + 1);
                return body.length > MAX_ANSWER_BYTES ? new Answer.Failed("the answer is too large") : new Answer.Status(response.statusCode(), json(body));
            }
        } catch (HttpTimeoutException e) {
            return new Answer.TimedOut();
        } catch (IOException e) {
            return new Answer.Failed(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Failed("interrupted");
        }
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
