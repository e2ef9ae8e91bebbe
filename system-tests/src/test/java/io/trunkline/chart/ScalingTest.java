package io.trunkline.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** As many bridges as calls need. */
class ScalingTest {
    private static final String NAME = "trunkline-media-bridge";
    /** As the bridge's registry names it. */
    private static final String METRIC = "calls.active";

    @Test
    void bridgesAreCountedByTheirActiveCallsAndTakenAwaySeldomAndOneAtATime() throws IOException {
        // When
        Manifests manifests = Manifests.of(Chart.render(Map.of("mediaBridge.autoscaling.kind", "hpa", "mediaBridge.autoscaling.maxReplicas", 4)));

        // Then
        assertThat(manifests.all(HorizontalPodAutoscaler.class)).singleElement().satisfies(scaler -> {
            assertThat(UnknownFields.in(scaler)).isEmpty();
            assertThat(scaler.getSpec().getScaleTargetRef().getKind() + "/" + scaler.getSpec().getScaleTargetRef().getName()).isEqualTo("StatefulSet/" + NAME);
            assertThat(scaler.getSpec().getMetrics()).singleElement().satisfies(metric -> {
                assertThat(metric.getPods().getMetric().getName()).isEqualTo("trunkline_" + METRIC.replace('.', '_'));
                assertThat(metric.getPods().getTarget().getAverageValue()).hasToString("35");
            });
            var scaleDown = scaler.getSpec().getBehavior().getScaleDown();
            assertThat(scaleDown.getStabilizationWindowSeconds()).isEqualTo(600);
            assertThat(scaleDown.getPolicies()).singleElement().satisfies(policy -> {
                assertThat(policy.getValue()).isEqualTo(1);
                assertThat(policy.getPeriodSeconds()).isGreaterThanOrEqualTo(manifests.pods().get("media-bridge").getSpec().getTerminationGracePeriodSeconds().intValue());
            });
        });
        assertThat(bridgesSource()).contains("PREFIX + \"" + METRIC + "\"");
    }

    @Test
    void whoScalesDecidesHowManyThereAreAndAllThatMayBeHaveRoutes() throws IOException {
        // When
        Manifests manifests = Manifests.of(Chart.render(Map.of("mediaBridge.autoscaling.kind", "hpa", "mediaBridge.autoscaling.maxReplicas", 4)));

        // Then
        assertThat(manifests.all(StatefulSet.class).getFirst().getSpec().getReplicas()).as("an upgrade would set it back").isNull();
        assertThat(manifests.all(Service.class)).extracting(service -> service.getMetadata().getName()).contains(NAME + "-3").doesNotContain(NAME + "-4");
    }

    @Test
    @SuppressWarnings("unchecked")
    void kedaAsksPrometheusForTheSame() throws IOException {
        // When
        Manifests manifests = Manifests.of(Chart.render(Map.of("mediaBridge.autoscaling.kind", "keda", "mediaBridge.autoscaling.prometheusUrl", "http://prometheus:9090")));

        // Then
        Map<String, Object> spec = (Map<String, Object>) manifests.all(GenericKubernetesResource.class).getFirst().getAdditionalProperties().get("spec");
        assertThat(spec).containsOnlyKeys("scaleTargetRef", "minReplicaCount", "maxReplicaCount", "advanced", "triggers").containsEntry("minReplicaCount", 2);
        assertThat(spec.get("triggers").toString()).contains("trunkline_calls_active", NAME + "-[0-9]+", "http://prometheus:9090", "threshold=35");
        assertThat(manifests.all(HorizontalPodAutoscaler.class)).isEmpty();
    }

    @Test
    void nobodyScalesUnlessWanted() throws IOException {
        assertThat(Manifests.of(Chart.render(Map.of())).all(HorizontalPodAutoscaler.class)).isEmpty();
    }

    private static String bridgesSource() throws IOException {
        return Files.readString(Chart.REPOSITORY.resolve("media-bridge/src/main/java/io/trunkline/bridge/telemetry/BridgeMetrics.java"));
    }
}
