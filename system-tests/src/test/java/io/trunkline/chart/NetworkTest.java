package io.trunkline.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may speak to whom. */
class NetworkTest {

    @Test
    void everyPodRefusesWhatIsNotAllowedBothWays() throws IOException {
        // When
        Manifests manifests = Manifests.of(Chart.render(Map.of()));

        // Then
        assertThat(policies(manifests)).containsOnlyKeys(manifests.pods().keySet()).allSatisfy((service, policy) -> {
            assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
            assertThat(manifests.pods().get(service).getMetadata().getLabels()).containsAllEntriesOf(policy.getSpec().getPodSelector().getMatchLabels());
        });
    }

    @Test
    void internalPortsAreForTheServicesThatCallThem() throws IOException {
        // When
        Map<String, NetworkPolicy> policies = policies(Manifests.of(Chart.render(Map.of())));

        // Then
        assertThat(mayEnter(policies.get("ingress-gateway"), "internal")).containsExactly("escalation-service");
        assertThat(mayEnter(policies.get("media-bridge"), "internal")).containsExactly("ingress-gateway");
        assertThat(portsTo(policies.get("ingress-gateway"), "media-bridge")).containsExactly("9081");
        assertThat(portsTo(policies.get("escalation-service"), "ingress-gateway")).containsExactly("9080");
    }

    @Test
    void eachServiceMayDialThePortsOfItsAddressesAndNoOthers() throws IOException {
        // Given
        Map<String, Object> values = Map.of("kafka.bootstrapServers", "kafka:9095", "redis.url", "rediss://redis:6390", "crm.url", "https://crm:8443", "networkPolicies.egressPorts[0]", 443,
                "model.realtimeUrl", "ws://model:8090", "tracing.otlpEndpoint", "http://collector:4318", "providers.azure.endpoint", "https://azure.example.com");

        // When
        Map<String, NetworkPolicy> policies = policies(Manifests.of(Chart.render(values)));

        // Then
        Set<String> all = Set.of("53", "443", "9095", "6390", "4318");
        assertThat(portsAnywhere(policies.get("ingress-gateway"))).isEqualTo(all);
        assertThat(portsAnywhere(policies.get("media-bridge"))).isEqualTo(with(all, "8090"));
        assertThat(portsAnywhere(policies.get("tool-service"))).isEqualTo(with(all, "8443"));
        assertThat(portsAnywhere(policies.get("escalation-service"))).isEqualTo(with(all, "8443"));
    }

    @Test
    void carriersMayBeLedThroughNamedPeersOnly() throws IOException {
        // When
        Map<String, NetworkPolicy> policies = policies(Manifests.of(Chart.render(Map.of("networkPolicies.publicFrom[0].namespaceSelector.matchLabels.name", "ingress",
                "networkPolicies.metricsFrom[0].namespaceSelector.matchLabels.name", "monitoring"))));

        // Then
        assertThat(policies.get("media-bridge").getSpec().getIngress().getFirst().getFrom()).extracting(peer -> peer.getNamespaceSelector().getMatchLabels().get("name")).containsExactly("ingress");
        assertThat(policies).allSatisfy((service, policy) -> assertThat(policy.getSpec().getIngress()).allSatisfy(rule -> assertThat(rule.getFrom()).isNotEmpty())
                .flatExtracting(NetworkPolicyIngressRule::getFrom).anySatisfy(peer -> assertThat(peer.getNamespaceSelector().getMatchLabels()).containsEntry("name", "monitoring")));
    }

    @Test
    void theyCanBeLeftOut() throws IOException {
        assertThat(policies(Manifests.of(Chart.render(Map.of("networkPolicies.enabled", false))))).isEmpty();
    }

    private static Map<String, NetworkPolicy> policies(Manifests manifests) {
        return manifests.all(NetworkPolicy.class).stream()
                .collect(Collectors.toMap(policy -> policy.getMetadata().getLabels().get("app.kubernetes.io/name"), policy -> policy, (a, b) -> b, TreeMap::new));
    }

    private static List<String> mayEnter(NetworkPolicy policy, String port) {
        return policy.getSpec().getIngress().stream().filter(rule -> rule.getPorts().stream().anyMatch(p -> p.getPort().getStrVal().equals(port)))
                .flatMap(rule -> rule.getFrom().stream()).map(NetworkTest::service).toList();
    }

    private static Set<String> portsTo(NetworkPolicy policy, String service) {
        return ports(policy.getSpec().getEgress().stream().filter(rule -> rule.getTo().stream().anyMatch(peer -> service(peer).equals(service))).toList());
    }

    private static Set<String> portsAnywhere(NetworkPolicy policy) {
        return ports(policy.getSpec().getEgress().stream().filter(rule -> rule.getTo().isEmpty()).toList());
    }

    private static Set<String> ports(List<NetworkPolicyEgressRule> rules) {
        return rules.stream().flatMap(rule -> rule.getPorts().stream()).map(port -> port.getPort().getIntVal().toString()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> with(Set<String> ports, String more) {
        Set<String> all = new TreeSet<>(ports);
        all.add(more);
        return all;
    }

    private static String service(NetworkPolicyPeer peer) {
        return peer.getPodSelector().getMatchLabels().get("app.kubernetes.io/name");
    }
}
