package io.trunkline.lab.trace;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.HexFormat;
import java.util.List;

/** What an exporter sends, by OTLP's own messages. */
final class Otlp {

    static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final long MORNING = 1_790_000_000_000_000_000L;

    private Otlp() {}

    static byte[] request(String service, Span... spans) {
        return ExportTraceServiceRequest.newBuilder().addResourceSpans(ResourceSpans.newBuilder()
                .setResource(Resource.newBuilder().addAttributes(attribute("service.name", service)))
                .addScopeSpans(ScopeSpans.newBuilder().addAllSpans(List.of(spans)))).build().toByteArray();
    }

    /** @param parent 0 for a root */
    static Span.Builder span(String trace, int id, int parent, String name, int startMs, int tookMs) {
        Span.Builder span = Span.newBuilder().setTraceId(bytes(trace)).setSpanId(bytes("%016x".formatted(id))).setName(name)
                .setKind(Span.SpanKind.SPAN_KIND_SERVER).setStartTimeUnixNano(MORNING + startMs * 1_000_000L)
                .setEndTimeUnixNano(MORNING + (startMs + tookMs) * 1_000_000L);
        return parent == 0 ? span : span.setParentSpanId(bytes("%016x".formatted(parent)));
    }

    static Status error(String words) {
        return Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR).setMessage(words).build();
    }

    static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder().setKey(key).setValue(AnyValue.newBuilder().setStringValue(value)).build();
    }

    private static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }
}
