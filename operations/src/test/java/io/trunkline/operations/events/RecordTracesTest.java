package io.trunkline.operations.events;

import static io.trunkline.operations.events.Publishing.TOPIC;
import static io.trunkline.operations.events.Publishing.pressed;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.trunkline.contracts.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class RecordTracesTest {

    @Test
    void putsARecordIntoItsTrace() {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        try (SdkTracerProvider provider = SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build()) {
            Tracer tracer = provider.get("test");
            RecordTraces traces = new RecordTraces(tracer);
            Span call = tracer.spanBuilder("stream").startSpan();
            Context under = Context.root().with(call);

            // Given a record that tells, and one that is to be acted upon
            ProducerRecord<String, byte[]> telling = EventRecords.record(TOPIC, null, pressed(1), "/test");
            ProducerRecord<String, byte[]> asking = EventRecords.record(Topics.TOOL_CALLS, null, pressed(1), "/test");
            traces.mark(telling, under, false);
            traces.mark(asking, under, true);

            // Then the second has a span between
            SpanData sent = spans.getFinishedSpanItems().getFirst();
            assertThat(spans.getFinishedSpanItems()).hasSize(1);
            assertThat(sent.getKind()).isEqualTo(SpanKind.PRODUCER);
            assertThat(sent.getParentSpanId()).isEqualTo(call.getSpanContext().getSpanId());
            assertThat(traceparent(asking)).isEqualTo("00-" + call.getSpanContext().getTraceId() + "-" + sent.getSpanId() + "-01");
            assertThat(traceparent(telling)).isEqualTo("00-" + call.getSpanContext().getTraceId() + "-" + call.getSpanContext().getSpanId() + "-01");
        }
    }

    @Test
    void makesNoSpanOfATraceThatIsNotSampled() {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        try (SdkTracerProvider provider = SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build()) {
            SpanContext unsampled = SpanContext.create("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", TraceFlags.getDefault(), TraceState.getDefault());
            ProducerRecord<String, byte[]> asking = EventRecords.record(Topics.TOOL_CALLS, null, pressed(1), "/test");

            new RecordTraces(provider.get("test")).mark(asking, Context.root().with(Span.wrap(unsampled)), true);

            assertThat(traceparent(asking)).isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");
            assertThat(spans.getFinishedSpanItems()).isEmpty();
        }
    }

    private static String traceparent(ProducerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("traceparent").value(), StandardCharsets.UTF_8);
    }
}
