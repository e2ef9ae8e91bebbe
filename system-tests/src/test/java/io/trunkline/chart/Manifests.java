package io.trunkline.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.APIService;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rendered documents as Kubernetes reads them: a wrong type is an error here, an unknown field one in {@link UnknownFields}, or, of operators' kinds, in {@link OperatorFields}. */
record Manifests(List<HasMetadata> all) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Stream.of(Deployment.class, StatefulSet.class, Service.class, ConfigMap.class, Ingress.class, Secret.class,
            ServiceAccount.class, PodDisruptionBudget.class, NetworkPolicy.class, HorizontalPodAutoscaler.class, Gateway.class, HTTPRoute.class, APIService.class)
            .collect(Collectors.toMap(HasMetadata::getKind, kind -> kind));

    static Manifests of(String yaml) throws IOException {
        try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(yaml)) {
            return new Manifests(documents.readAll().stream().filter(JsonNode::isObject).map(Manifests::read).toList());
        }
    }

    private static HasMetadata read(JsonNode document) {
        String kind = document.path("kind").asText();
        if (!KINDS.containsKey(kind) && !OperatorFields.isForeign(document)) {
            throw new IllegalArgumentException("a kind no test knows: " + kind);
        }
        try {
            return YAML.treeToValue(document, KINDS.getOrDefault(kind, GenericKubernetesResource.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(kind + " isn't one Kubernetes would take", e);
        }
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** @return pod templates by service, such as {@code media-bridge} */
    Map<String, PodTemplateSpec> pods() {
        Map<String, PodTemplateSpec> pods = new TreeMap<>();
        all(Deployment.class).forEach(d -> pods.put(service(d), d.getSpec().getTemplate()));
        all(StatefulSet.class).forEach(s -> pods.put(service(s), s.getSpec().getTemplate()));
        return pods;
    }

    /** @return the one container of each service */
    Map<String, Container> containers() {
        return pods().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().getSpec().getContainers().getFirst()));
    }

    private static String service(HasMetadata workload) {
        return workload.getMetadata().getLabels().get("app.kubernetes.io/name");
    }
}
