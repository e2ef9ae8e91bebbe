package io.trunkline.chart;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who reaches whom inside a release, by its policies, as a network that enforces them decides it: a connection needs an egress rule of the one who dials and an
 * ingress rule of the one who is dialled. Pods without a policy may do anything. Addresses outside the release aren't looked at.
 */
final class Reach {
    private final Map<String, Map<String, Integer>> ports = new TreeMap<>();
    private final Map<String, NetworkPolicy> policies = new TreeMap<>();

    Reach(Manifests manifests) {
        manifests.containers().forEach((service, container) -> {
            Map<String, Integer> open = ports.computeIfAbsent(service, s -> new TreeMap<>());
            container.getPorts().forEach(port -> open.put(port.getName(), port.getContainerPort()));
        });
        manifests.all(NetworkPolicy.class).forEach(policy -> policies.put(policy.getSpec().getPodSelector().getMatchLabels().get("app.kubernetes.io/name"), policy));
    }

    /** By {@code service:port name}, who may connect there; only ports that somebody may connect to. Test pods dial, but have no ports. */
    Map<String, List<String>> byPort() {
        var dialling = new TreeSet<>(ports.keySet());
        dialling.addAll(policies.keySet());
        Map<String, List<String>> found = new TreeMap<>();
        ports.forEach((to, open) -> open.forEach((name, number) -> {
            List<String> from = dialling.stream().filter(one -> !one.equals(to) && may(one, to, name, number)).toList();
            if (!from.isEmpty()) {
                found.put(to + ":" + name, new ArrayList<>(from));
            }
        }));
        return found;
    }

    private boolean may(String from, String to, String name, int number) {
        NetworkPolicy out = policies.get(from);
        NetworkPolicy in = policies.get(to);
        return (out == null || out.getSpec().getEgress().stream().anyMatch(rule -> covers(rule.getPorts(), name, number) && among(rule.getTo(), to)))
                && (in == null || in.getSpec().getIngress().stream().anyMatch(rule -> covers(rule.getPorts(), name, number) && among(rule.getFrom(), from)));
    }

    private static boolean covers(List<NetworkPolicyPort> ports, String name, int number) {
        return ports.isEmpty() || ports.stream().filter(port -> port.getProtocol().equals("TCP")).map(NetworkPolicyPort::getPort)
                .anyMatch(port -> port.equals(new IntOrString(name)) || port.equals(new IntOrString(number)));
    }

    /** An empty list is everybody, and so is a namespace's whole content: the release is in one. */
    private static boolean among(List<NetworkPolicyPeer> peers, String service) {
        return peers.isEmpty() || peers.stream().anyMatch(peer -> peer.getPodSelector() == null
                ? peer.getNamespaceSelector() != null && peer.getNamespaceSelector().getMatchLabels().isEmpty()
                : service.equals(peer.getPodSelector().getMatchLabels().get("app.kubernetes.io/name")));
    }
}
