package io.trunkline.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceExportTest {

    @Test
    void nothingIsTracedUnlessSomebodyReceivesIt() {
        assertThat(with(Map.of()).getValue("quarkus.otel.sdk.disabled", boolean.class)).isTrue();
        assertThat(with(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", " ")).getValue("quarkus.otel.sdk.disabled", boolean.class)).isTrue();
    }

    @Test
    void tracesGoWhereTheEnvironmentSaysOverHttp() {
        SmallRyeConfig config = with(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318"));

        assertThat(config.getValue("quarkus.otel.sdk.disabled", boolean.class)).isFalse();
        assertThat(config.getRawValue("quarkus.otel.exporter.otlp.endpoint")).isEqualTo("http://collector:4318");
        assertThat(config.getRawValue("quarkus.otel.exporter.otlp.protocol")).isEqualTo("http/protobuf");
    }

    @Test
    void aCollectorThatWantsGrpcGetsIt() {
        assertThat(with(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317", "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"))
                .getRawValue("quarkus.otel.exporter.otlp.protocol")).isEqualTo("grpc");
    }

    private static SmallRyeConfig with(Map<String, String> environment) {
        return new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(environment, "environment", 300))
                .withSources(new TraceExport()).build();
    }
}
