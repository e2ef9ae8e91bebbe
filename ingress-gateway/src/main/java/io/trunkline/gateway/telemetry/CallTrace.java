package io.trunkline.gateway.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One trace a call: its first webhook is the root, what comes later goes on under it, though the carrier passes no trace
 * along. Thread-safe.
 */
@ApplicationScoped
public class CallTrace {
    private static final AttributeKey<String> CALL_ID = AttributeKey.stringKey("trunkline.call.id");
    private static final String TRACEPARENT = "traceparent";
    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier == null ? List.of() : carrier.keySet();
        }

        @Override
        public String get(Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    };

    private final Tracer tracer;

    @Inject
    CallTrace(Tracer tracer) {
        this.tracer = tracer;
    }

    /**
     * What runs now is the first the gateway hears of this call.
     *
     * @return the W3C trace context of it, null when nothing is traced
     */
    public static String begun(String callId) {
        Span.current().setAttribute(CALL_ID, callId);
        Map<String, String> headers = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), headers, Map::put);
        return headers.get(TRACEPARENT);
    }

    /**
     * Runs {@code step} in a span of the call's trace: under the request that caused it when that belongs to the trace, as our own
     * services' do; else under the call's first webhook, linked with the request.
     *
     * @param traceparent of the call, null for an untraced one
     */
    public <T> T continued(String traceparent, String name, Supplier<T> step) {
        if (traceparent == null) {
            return step.get();
        }
        Context call = W3CTraceContextPropagator.getInstance().extract(Context.root(), Map.of(TRACEPARENT, traceparent), GETTER);
        SpanContext request = Span.current().getSpanContext();
        boolean ours = request.getTraceId().equals(Span.fromContext(call).getSpanContext().getTraceId());
        Context parent = ours ? Context.current() : call;
        SpanBuilder span = tracer.spanBuilder(name).setParent(parent);
        return in((ours ? span : span.addLink(request)).startSpan(), parent, step);
    }

    private static <T> T in(Span span, Context parent, Supplier<T> step) {
        try (Scope scope = parent.with(span).makeCurrent()) {
            return step.get();
        } finally {
            span.end();
        }
    }
}
