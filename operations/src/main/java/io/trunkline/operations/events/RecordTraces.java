package io.trunkline.operations.events;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Puts a record into its call's trace: the header {@code traceparent} (W3C Trace Context), and a producer's span where somebody acts upon
 * the record. What only tells of a call hangs under the call without one; so does all of a trace that isn't sampled. Stateless.
 */
final class RecordTraces {
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation");
    private static final W3CTraceContextPropagator PROPAGATOR = W3CTraceContextPropagator.getInstance();
    private static final TextMapSetter<Headers> SETTER = (headers, name, value) -> headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));

    private final Tracer tracer;

    RecordTraces(Tracer tracer) {
        this.tracer = tracer;
    }

    void mark(ProducerRecord<String, byte[]> record, Context trace, boolean awaited) {
        SpanContext parent = Span.fromContext(trace).getSpanContext();
        if (!parent.isValid()) {
            return;
        }
        if (!awaited || !parent.isSampled()) {
            PROPAGATOR.inject(trace, record.headers(), SETTER);
            return;
        }
        Span span = tracer.spanBuilder(record.topic() + " publish").setSpanKind(SpanKind.PRODUCER).setParent(trace)
                .setAttribute(SYSTEM, "kafka").setAttribute(DESTINATION, record.topic()).setAttribute(OPERATION, "publish").startSpan();
        PROPAGATOR.inject(trace.with(span), record.headers(), SETTER);
        span.end();
    }
}
