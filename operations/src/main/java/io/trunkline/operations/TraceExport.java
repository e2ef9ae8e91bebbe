package io.trunkline.operations;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Traces are made and exported if, and only if, {@value #ENDPOINT} says where to; without a receiver the exporter would warn at every
 * batch. By OTLP over HTTP, unless {@value #PROTOCOL} says {@code grpc}.
 */
public final class TraceExport extends DerivedSettings {
    static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    static final String PROTOCOL = "OTEL_EXPORTER_OTLP_PROTOCOL";

    @Override
    Map<String, String> from(Function<String, Optional<String>> variables) {
        Optional<String> endpoint = variables.apply(ENDPOINT);
        Map<String, String> derived = new HashMap<>();
        derived.put("quarkus.otel.sdk.disabled", Boolean.toString(endpoint.isEmpty()));
        endpoint.ifPresent(address -> {
            derived.put("quarkus.otel.exporter.otlp.endpoint", address);
            derived.put("quarkus.otel.exporter.otlp.protocol", variables.apply(PROTOCOL).orElse("http/protobuf"));
        });
        return derived;
    }
}
