package io.trunkline.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of example values is one that installs. */
class ExamplesTest {
    private static final Path EXAMPLES = Chart.REPOSITORY.resolve("helm/examples");

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itRendersToWhatKubernetesTakesAndKeepsToThePolicies(Path example) throws IOException {
        // When
        Manifests manifests = Manifests.of(Chart.render("trunkline", example, Map.of()));

        // Then
        assertThat(manifests.all()).isNotEmpty().allSatisfy(one -> assertThat(UnknownFields.in(one)).isEmpty());
        assertThat(manifests.pods()).hasSize(4).allSatisfy(PodPolicyTest::mayDoNoMoreThanItNeeds);
        assertThat(manifests.pods()).allSatisfy(PodPolicyTest::isProbedBoundedAndGivenTimeToEnd);
        PodPolicyTest.keepsSecretsOutOfSight(manifests);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "kafka-sasl-tls | KAFKA_SECURITY_PROTOCOL=SASL_SSL, KAFKA_SASL_MECHANISM=SCRAM-SHA-512, TRUSTED_CA_FILE=/trusted-ca/ca.crt",
        "redis-sentinel | REDIS_MODE=sentinel, REDIS_MASTER_NAME=calls",
        "redis-cluster | REDIS_MODE=cluster, REDIS_VERIFY_HOSTNAME=false",
        "on-premises | TRUSTED_CA_FILE=/trusted-ca/ca.crt, OPENAI_REALTIME_URL=wss://realtime.internal.example.com/v1/realtime",
        "azure-openai | OPENAI_MODEL=azure/my-deployment, AZURE_OPENAI_ENDPOINT=https://my-resource.openai.azure.com"})
    void itSaysToABridgeWhatItsNameSays(String example, String variables) throws IOException {
        // When
        Manifests manifests = Manifests.of(Chart.render("trunkline", EXAMPLES.resolve(example + ".yaml"), Map.of()));

        // Then
        List<String> given = manifests.containers().get("media-bridge").getEnv().stream().map(variable -> variable.getName() + "=" + variable.getValue()).toList();
        assertThat(given).contains(variables.split(", "));
    }

    @Test
    void withAzureAloneNobodyNeedsAKeyOfOpenAi() throws IOException {
        Manifests manifests = Manifests.of(Chart.render("trunkline", EXAMPLES.resolve("azure-openai.yaml"), Map.of()));

        assertThat(manifests.containers().get("media-bridge").getEnv()).extracting(EnvVar::getName).contains("AZURE_OPENAI_API_KEY").doesNotContain("OPENAI_API_KEY");
    }

    @Test
    void twoReleasesInOneNamespaceShareNothing() throws IOException {
        // Given
        String longName = "voice-agents-of-the-contact-centre-in-dublin-";
        List<String> releases = List.of("trunkline", "second", longName + "1", longName + "2");

        // When
        List<Set<String>> names = releases.stream().map(ExamplesTest::names).toList();
        List<Set<String>> selectors = releases.stream().map(ExamplesTest::selectors).toList();

        // Then
        assertThat(names.stream().flatMap(Set::stream).toList()).doesNotHaveDuplicates().allSatisfy(name -> assertThat(name.substring(name.indexOf('/') + 1).length()).isLessThanOrEqualTo(63));
        assertThat(selectors.stream().flatMap(Set::stream).toList()).doesNotHaveDuplicates();
    }

    private static Set<String> names(String release) {
        return rendered(release).all().stream().map(one -> one.getKind() + "/" + one.getMetadata().getName()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> selectors(String release) {
        return rendered(release).pods().values().stream().map(pod -> new TreeSet<>(pod.getMetadata().getLabels().entrySet().stream()
                .filter(label -> label.getKey().equals("app.kubernetes.io/name") || label.getKey().equals("app.kubernetes.io/instance")).map(Object::toString).toList()).toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Manifests rendered(String release) {
        try {
            return Manifests.of(Chart.render(release, Chart.EXAMPLE_VALUES, Map.of()));
        } catch (IOException e) {
            throw new IllegalStateException("not YAML", e);
        }
    }
}
