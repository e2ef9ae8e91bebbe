package io.trunkline.lab.trace;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Reads the body of an OTLP trace export: {@code ExportTraceServiceRequest}, protobuf, perhaps compressed. */
final class OtlpReader {

    private static final int LARGEST = 16 << 20;

    private OtlpReader() {}

    /** @throws IOException when it is no such body, or unpacks to more than 16 MiB */
    static List<CallSpan> read(byte[] body, boolean gzip) throws IOException {
        return ExportTraceServiceRequest.parseFrom(gzip ? unpacked(body) : body).getResourceSpansList().stream()
                .flatMap(resource -> of(resource).stream()).toList();
    }

    private static byte[] unpacked(byte[] body) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] all = in.readNBytes(LARGEST + 1);
            if (all.length > LARGEST) {
                throw new IOException("more than 16 MiB of spans");
            }
            return all;
        }
    }

    private static List<CallSpan> of(ResourceSpans resource) {
        Map<String, String> about = texts(resource.getResource().getAttributesList());
        String service = about.getOrDefault("service.name", "?");
        String instance = about.getOrDefault("service.instance.id", "");
        return resource.getScopeSpansList().stream().flatMap(scope -> scope.getSpansList().stream())
                .map(span -> of(service, instance, span)).toList();
    }

    private static CallSpan of(String service, String instance, Span span) {
        return new CallSpan(service, instance, span.getName(), span.getKind().name().replace("SPAN_KIND_", ""), hex(span.getTraceId()),
                hex(span.getSpanId()), hex(span.getParentSpanId()), span.getStartTimeUnixNano(), span.getEndTimeUnixNano(),
                span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR, attributes(span),
                span.getLinksList().stream().map(link -> hex(link.getTraceId()) + "/" + hex(link.getSpanId())).toList());
    }

    /** Everything a span says in words, so that a search for personal data misses none of it. */
    private static Map<String, String> attributes(Span span) {
        Map<String, String> all = texts(span.getAttributesList());
        if (!span.getStatus().getMessage().isEmpty()) {
            all.put("status.message", span.getStatus().getMessage());
        }
        if (span.getEventsCount() > 0) {
            all.put("events", span.getEventsList().stream().map(event -> event.getName() + texts(event.getAttributesList()))
                    .collect(Collectors.joining("; ")));
        }
        return all;
    }

    private static Map<String, String> texts(List<KeyValue> attributes) {
        Map<String, String> texts = new HashMap<>();
        attributes.forEach(attribute -> texts.put(attribute.getKey(), text(attribute.getValue())));
        return texts;
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            case INT_VALUE -> Long.toString(value.getIntValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            case ARRAY_VALUE -> value.getArrayValue().getValuesList().stream().map(OtlpReader::text).collect(Collectors.joining(",", "[", "]"));
            case KVLIST_VALUE -> texts(value.getKvlistValue().getValuesList()).toString();
            case BYTES_VALUE -> hex(value.getBytesValue());
            case VALUE_NOT_SET -> "";
        };
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
