package io.trunkline.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each document of what stands around Trunkline is one that Kubernetes, or the operator it is for, takes. */
class OperatorExamplesTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Chart.REPOSITORY.resolve("k8s/examples"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itHoldsFieldsThatWhoeverReadsItKnows(Path example) throws IOException {
        OperatorFields operators = OperatorFields.known();

        assertThat(documents(Files.readString(example))).isNotEmpty().allSatisfy(document -> {
            if (OperatorFields.isForeign(document)) {
                assertThat(operators.wrongIn(document)).isEmpty();
            } else if (document.has("kind")) {
                assertThat(Manifests.of(YAML.writeValueAsString(document)).all()).flatExtracting(UnknownFields::in).isEmpty();
            } else {
                assertThat(document.at("/rules/custom")).as("values of the chart of an adapter").isNotEmpty();
            }
        });
    }

    @Test
    void theChartsOwnScaledObjectDoesToo() throws IOException {
        // When
        String rendered = Chart.render(Map.of("mediaBridge.autoscaling.kind", "keda", "mediaBridge.autoscaling.prometheusUrl", "http://prometheus:9090"));

        // Then
        assertThat(documents(rendered)).filteredOn(OperatorFields::isForeign).singleElement().satisfies(scaled -> assertThat(OperatorFields.known().wrongIn(scaled)).isEmpty());
    }

    @Test
    void aMisspeltFieldAndAValueThatIsNoneAreFound() throws IOException {
        // Given
        String certificate = Files.readString(Chart.REPOSITORY.resolve("k8s/examples/cert-manager.yaml")).replace("secretName", "secret").replace("720h", "30d");

        // When
        List<String> wrong = OperatorFields.known().wrongIn(documents(certificate).getFirst());

        // Then
        assertThat(wrong).containsExactlyInAnyOrder("spec.secret = trunkline-tls", "spec.renewBefore = 30d");
    }

    private static List<JsonNode> documents(String yaml) throws IOException {
        try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(yaml)) {
            return documents.readAll().stream().filter(JsonNode::isObject).toList();
        }
    }
}
