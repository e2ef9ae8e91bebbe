package io.trunkline.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TracingSwitchTest {

    @Test
    void nobody_receives_traces_unless_an_endpoint_is_named() {
        assertThat(TracingSwitch.hasReceiver(Map.of())).isFalse();
        assertThat(TracingSwitch.hasReceiver(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", " "))).isFalse();
        assertThat(TracingSwitch.hasReceiver(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317"))).isTrue();
    }
}
