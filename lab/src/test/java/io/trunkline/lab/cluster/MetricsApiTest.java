package io.trunkline.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsApiTest {

    private static final String ROOT = "/apis/custom.metrics.k8s.io/v1beta2";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void anAutoscalerIsToldTheCallsOfEachBridge() {
        // When
        JsonNode list = JSON.valueToTree(MetricsApi.document(ROOT + "/namespaces/here/pods/*/trunkline_calls_active", () -> Map.of("bridge-0", 12L)));

        // Then
        assertThat(list.path("kind").asText()).isEqualTo("MetricValueList");
        assertThat(list.path("items")).singleElement().satisfies(item -> {
            assertThat(item.at("/describedObject/name").asText()).isEqualTo("bridge-0");
            assertThat(item.at("/describedObject/namespace").asText()).isEqualTo("here");
            assertThat(item.path("value").asText()).isEqualTo("12");
        });
    }

    @Test
    void whoLooksAroundIsToldOfTheOneMetric() {
        // When
        JsonNode list = JSON.valueToTree(MetricsApi.document(ROOT, Map::of));

        // Then
        assertThat(list.path("kind").asText()).isEqualTo("APIResourceList");
        assertThat(list.at("/resources/0/name").asText()).isEqualTo("pods/trunkline_calls_active");
    }

    @Test
    void theGaugeIsFoundAmongOtherMetrics() {
        assertThat(BridgeGauges.active("# HELP trunkline_calls_active x\ntrunkline_calls_active 3.0\ntrunkline_calls_active_max 9.0\n")).hasValue(3);
        assertThat(BridgeGauges.active("other 1.0\n")).isEmpty();
    }
}
