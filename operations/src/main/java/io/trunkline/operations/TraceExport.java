package io.trunkline.operations;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Traces are made and exported if, and only if, {@value #ENDPOINT} says where to; without a receiver the exporter would warn at every
 * batch. By OTLP over HTTP, unless {@value #PROTOCOL} says {@code grpc}. A service's own properties go before these.
 */
public final class TraceExport implements ConfigSourceFactory {
    static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    static final String PROTOCOL = "OTEL_EXPORTER_OTLP_PROTOCOL";
    /** Below a service's {@code application.properties}, which has 250. */
    private static final int ORDINAL = 240;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String endpoint = value(context, ENDPOINT);
        Map<String, String> derived = new HashMap<>();
        derived.put("quarkus.otel.sdk.disabled", Boolean.toString(endpoint == null));
        if (endpoint != null) {
            String protocol = value(context, PROTOCOL);
            derived.put("quarkus.otel.exporter.otlp.endpoint", endpoint);
            derived.put("quarkus.otel.exporter.otlp.protocol", protocol == null ? "http/protobuf" : protocol);
        }
        return List.of(new PropertiesConfigSource(derived, "trace export", ORDINAL));
    }

    private static String value(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value == null || value.getValue() == null || value.getValue().isBlank() ? null : value.getValue();
    }
}
