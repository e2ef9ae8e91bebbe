package io.trunkline.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The profile that brings everything itself. That it holds calls is shown by {@code ./dev cluster}. */
class EvaluationProfileTest {

    private static Manifests manifests;

    @BeforeAll
    static void render() throws IOException {
        manifests = Manifests.of(Chart.evaluation("trunkline", Map.of()));
    }

    @Test
    void everyDocumentHoldsOnlyFieldsThatKubernetesKnows() {
        assertThat(manifests.all()).isNotEmpty().allSatisfy(one -> assertThat(UnknownFields.in(one)).isEmpty());
    }

    @Test
    void whatItBringsIsConfinedLikeTheServices() {
        assertThat(manifests.pods()).containsOnlyKeys("brokers", "escalation-service", "ingress-gateway", "lab", "local-realtime", "media-bridge", "tool-service");
        assertThat(specs()).allSatisfy(spec -> {
            assertThat(spec.getAutomountServiceAccountToken()).isFalse();
            assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(spec.getContainers()).singleElement().satisfies(container -> {
                assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
                assertThat(container.getResources().getLimits()).containsKey("memory");
            });
        });
    }

    @Test
    void everyAddressInsideIsAServiceOfItsOwnAndItsPort() {
        // Given
        Set<String> open = manifests.all(Service.class).stream().flatMap(service -> service.getSpec().getPorts().stream()
                .map(port -> service.getMetadata().getName() + ":" + port.getPort())).collect(Collectors.toSet());
        List<String> used = values("KAFKA_BOOTSTRAP_SERVERS").toList();
        Stream<String> urls = Stream.of("REDIS_URL", "CRM_URL", "TWILIO_API_URL", "OPENAI_REALTIME_URL", "OTEL_EXPORTER_OTLP_ENDPOINT", "LAB_GATEWAY", "LAB_ESCALATION")
                .flatMap(EvaluationProfileTest::values).map(url -> URI.create(url).getAuthority());

        // Then
        assertThat(Stream.concat(used.stream(), urls).distinct()).hasSizeGreaterThan(7).allSatisfy(address -> assertThat(open).contains(address));
        assertThat(open).as("where the custom metrics API is, if it is wanted").contains("trunkline-lab:8443");
    }

    @Test
    void everySecretThatIsAskedForIsMadeUp() {
        // Given
        Secret made = manifests.all(Secret.class).getFirst();

        // Then
        assertThat(manifests.containers().values()).flatExtracting(Container::getEnv).filteredOn(e -> e.getValueFrom() != null && e.getValueFrom().getSecretKeyRef() != null)
                .map(e -> e.getValueFrom().getSecretKeyRef()).filteredOn(ref -> !Boolean.TRUE.equals(ref.getOptional())).isNotEmpty().allSatisfy(ref -> {
                    assertThat(ref.getName()).isEqualTo(made.getMetadata().getName());
                    assertThat(made.getData()).containsKey(ref.getKey());
                });
    }

    @Test
    void itsTestPlacesScriptsThatThereAre() throws IOException {
        // When
        JsonNode values = new ObjectMapper(new YAMLFactory()).readTree(Chart.REPOSITORY.resolve("helm/trunkline/values.yaml").toFile());

        // Then
        assertThat(values.at("/evaluation/test/calls")).extracting(JsonNode::asText).contains("order", "dispute")
                .allSatisfy(script -> assertThat(Chart.REPOSITORY.resolve("lab/calls/" + script + ".call")).exists());
    }

    @Test
    void whatTheUserHasIsNotBroughtAgain() throws IOException {
        // When
        Manifests own = Manifests.of(Chart.evaluation("trunkline", Map.of("kafka.bootstrapServers", "mine:9092", "secrets.openai.existingSecret", "my-key",
                "model.realtimeUrl", "wss://model.example.com/v1")));

        // Then
        assertThat(own.containers().get("media-bridge").getEnv()).anySatisfy(e -> assertThat(e.getValue()).isEqualTo("mine:9092"))
                .anySatisfy(e -> assertThat(e.getValue()).isEqualTo("wss://model.example.com/v1"))
                .anySatisfy(e -> assertThat(e.getName() + secret(e)).isEqualTo("OPENAI_API_KEYmy-key"));
    }

    @Test
    void twoOfThemInOneNamespaceDoNotCollide() throws IOException {
        // When
        Set<String> other = names(Manifests.of(Chart.evaluation("second", Map.of())));

        // Then
        assertThat(other).doesNotContainAnyElementsOf(names(manifests));
    }

    private static String secret(EnvVar variable) {
        return variable.getValueFrom() == null || variable.getValueFrom().getSecretKeyRef() == null ? "" : variable.getValueFrom().getSecretKeyRef().getName();
    }

    private static Set<String> names(Manifests of) {
        return of.all().stream().map(one -> one.getKind() + "/" + one.getMetadata().getName()).collect(Collectors.toSet());
    }

    private static Stream<String> values(String variable) {
        return manifests.containers().values().stream().flatMap(container -> container.getEnv().stream()).filter(e -> e.getName().equals(variable)).map(EnvVar::getValue);
    }

    private static List<PodSpec> specs() {
        return manifests.pods().values().stream().map(PodTemplateSpec::getSpec).toList();
    }
}
