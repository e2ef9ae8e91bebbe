package io.trunkline.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.trunkline.contracts.Topics;
import io.trunkline.lab.infra.LabTopics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The installation without Helm, and the examples of what stands around it. */
class PlainManifestsTest {
    private static final Path FOLDER = Chart.REPOSITORY.resolve("k8s");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\(([A-Z_]+)\\)");
    private static final Pattern METRIC = Pattern.compile("trunkline_[a-z_]+");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/single-node", "overlays/production"})
    void kustomizeMakesPodsOfItThatKeepToThePolicies(String folder) throws IOException, InterruptedException {
        // When
        Manifests manifests = Manifests.of(kustomized(FOLDER.resolve(folder)));

        // Then
        assertThat(manifests.all()).allSatisfy(one -> assertThat(UnknownFields.in(one)).isEmpty());
        assertThat(manifests.pods()).hasSize(4).allSatisfy(PodPolicyTest::mayDoNoMoreThanItNeeds).allSatisfy(PodPolicyTest::isProbedBoundedAndGivenTimeToEnd);
        assertThat(manifests.containers()).allSatisfy((service, container) -> refersToEarlierOnes(container.getEnv()));
    }

    /** Kubernetes leaves a reference as it stands when what it names comes later. */
    private static void refersToEarlierOnes(List<EnvVar> environment) {
        Set<String> before = new HashSet<>();
        environment.forEach(variable -> {
            if (variable.getValue() != null) {
                assertThat(REFERENCE.matcher(variable.getValue()).results().map(found -> found.group(1)).toList()).as(variable.getName()).isSubsetOf(before);
            }
            before.add(variable.getName());
        });
    }

    @Test
    void theExampleOfAKafkaHasTheTopicsWithTheirPartitions() throws IOException {
        // When
        Map<String, Integer> topics = new TreeMap<>();
        for (JsonNode document : documents(FOLDER.resolve("examples/strimzi.yaml"))) {
            if (document.path("kind").asText().equals("KafkaTopic")) {
                topics.put(document.at("/metadata/name").asText(), document.at("/spec/partitions").asInt());
            }
        }

        // Then
        assertThat(topics.keySet()).isEqualTo(new TreeMap<>(LabTopics.ALL).keySet());
        assertThat(topics).containsEntry(Topics.TOOL_RESULTS, LabTopics.ALL.get(Topics.TOOL_RESULTS));
    }

    @Test
    void examplesNameOnlyMetricsThatThereAre() throws IOException {
        // Given
        String code = sources();
        String example = Files.readString(FOLDER.resolve("examples/prometheus-operator.yaml")) + Files.readString(FOLDER.resolve("examples/prometheus-adapter.yaml"));

        // When
        List<String> named = METRIC.matcher(example).results().map(found -> found.group().replaceFirst("_total$", "").replaceFirst("^trunkline_", "").replace('_', '.')).distinct().toList();

        // Then
        assertThat(named).hasSizeGreaterThan(3).allSatisfy(metric -> assertThat(code).contains(metric + '"'));
    }

    private static List<JsonNode> documents(Path file) throws IOException {
        try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
            return documents.readAll();
        }
    }

    private static String sources() throws IOException {
        StringBuilder code = new StringBuilder();
        for (String module : List.of("operations", "ingress-gateway", "media-bridge", "tool-service", "escalation-service")) {
            try (Stream<Path> files = Files.walk(Chart.REPOSITORY.resolve(module).resolve("src/main/java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    code.append(Files.readString(file));
                }
            }
        }
        return code.toString();
    }

    private static String kustomized(Path folder) throws IOException, InterruptedException {
        boolean there = Stream.of(System.getenv("PATH").split(":")).anyMatch(one -> Files.isExecutable(Path.of(one, "kubectl")));
        assumeTrue(there, "kubectl isn't on the path: overlays aren't built");
        Process kubectl = new ProcessBuilder("kubectl", "kustomize", folder.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String built = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor()).isZero();
        return built;
    }
}
