package io.trunkline.escalation.transfer;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.trunkline.contracts.event.CloudEventHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the move of a leg in the call's trace, also when it was the clock, or another instance, that began it. Thread-safe. */
@ApplicationScoped
public class TransferTrace {
    private static final TextMapGetter<String> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(CloudEventHeaders.TRACEPARENT);
        }

        @Override
        public String get(String traceparent, String key) {
            return key.equals(CloudEventHeaders.TRACEPARENT) ? traceparent : null;
        }
    };

    private final Tracer tracer;

    TransferTrace(Tracer tracer) {
        this.tracer = tracer;
    }

    /** @return the W3C trace context of what runs now, null when nothing is traced */
    public static String current() {
        Map<String, String> headers = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), headers, Map::put);
        return headers.get(CloudEventHeaders.TRACEPARENT);
    }

    /** Runs {@code step} in a span under what runs now, or else under {@code traceparent}, which may be null. */
    void under(String traceparent, String callId, Runnable step) {
        Span span = tracer.spanBuilder("transfer.move").setParent(parent(traceparent)).setAttribute("trunkline.call.id", callId).startSpan();
        try (Scope scope = Context.current().with(span).makeCurrent()) {
            step.run();
        } finally {
            span.end();
        }
    }

    private static Context parent(String traceparent) {
        return traceparent == null || Span.current().getSpanContext().isValid() ? Context.current()
                : W3CTraceContextPropagator.getInstance().extract(Context.current(), traceparent, GETTER);
    }
}
