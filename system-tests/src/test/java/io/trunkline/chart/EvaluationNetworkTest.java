package io.trunkline.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who may speak to whom where the chart brings everything itself. */
class EvaluationNetworkTest {
    private static final List<String> SERVICES = List.of("escalation-service", "ingress-gateway", "media-bridge", "tool-service");
    private static final Map<String, List<String>> NEEDED = Map.ofEntries(
            Map.entry("brokers:kafka", List.of("escalation-service", "ingress-gateway", "lab", "media-bridge", "tool-service")), Map.entry("brokers:redis", SERVICES),
            Map.entry("local-realtime:http", List.of("media-bridge")), Map.entry("lab:carrier", List.of("ingress-gateway")),
            Map.entry("lab:crm", List.of("escalation-service", "tool-service")), Map.entry("lab:traces", SERVICES), Map.entry("lab:calls", List.of("test-calls")),
            Map.entry("ingress-gateway:http", List.of("lab")), Map.entry("media-bridge:http", List.of("lab")), Map.entry("escalation-service:http", List.of("lab")),
            Map.entry("ingress-gateway:internal", List.of("escalation-service")), Map.entry("media-bridge:internal", List.of("ingress-gateway")));

    @Test
    void everyPodRefusesWhatIsNotAllowedBothWays() throws IOException {
        // When
        Manifests manifests = Manifests.of(Chart.evaluation("trunkline", Map.of()));

        // Then
        Set<String> pods = new HashSet<>(manifests.pods().keySet());
        pods.add("test-calls");
        assertThat(manifests.all(NetworkPolicy.class)).allSatisfy(policy -> assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress"))
                .extracting(policy -> policy.getSpec().getPodSelector().getMatchLabels().get("app.kubernetes.io/name")).containsExactlyInAnyOrderElementsOf(pods);
    }

    @Test
    void eachPortIsReachedByThoseWhoNeedItAndNobodyElse() throws IOException {
        assertThat(reach(Map.of())).isEqualTo(NEEDED);
    }

    @Test
    void theModelForLoadIsReachedWhereItIsTheModel() throws IOException {
        assertThat(reach(Map.of("model.realtimeUrl", "ws://trunkline-lab:8097/v1/realtime"))).containsEntry("lab:load-model", List.of("media-bridge"))
                .doesNotContainKey("local-realtime:http");
    }

    @Test
    void theLabsCarrierIsLetInBesideNamedPeers() throws IOException {
        assertThat(reach(Map.of("networkPolicies.publicFrom[0].namespaceSelector.matchLabels.name", "ingress",
                "networkPolicies.metricsFrom[0].namespaceSelector.matchLabels.name", "monitoring"))).isEqualTo(NEEDED);
    }

    /** The API server is no pod, so that no peer could name it. */
    @Test
    void anybodyMayAskForMetricsWhereTheClusterIsToldThem() throws IOException {
        // When
        Manifests manifests = Manifests.of(Chart.evaluation("trunkline", Map.of()));
        Manifests told = Manifests.of(Chart.evaluation("trunkline", Map.of("evaluation.metricsApi", true)));

        // Then
        assertThat(openToAll(manifests)).isEmpty();
        assertThat(openToAll(told)).containsExactly("metrics-api");
    }

    @Test
    void theyCanBeLeftOut() throws IOException {
        assertThat(Manifests.of(Chart.evaluation("trunkline", Map.of("networkPolicies.enabled", false))).all(NetworkPolicy.class)).isEmpty();
    }

    private static Map<String, List<String>> reach(Map<String, ?> values) throws IOException {
        return new TreeMap<>(new Reach(Manifests.of(Chart.evaluation("trunkline", values))).byPort());
    }

    private static List<String> openToAll(Manifests manifests) {
        return manifests.all(NetworkPolicy.class).stream().filter(policy -> policy.getMetadata().getName().equals("trunkline-lab"))
                .flatMap(policy -> policy.getSpec().getIngress().stream()).filter(rule -> rule.getFrom().isEmpty())
                .flatMap(rule -> rule.getPorts().stream()).map(port -> port.getPort().getStrVal()).toList();
    }
}
