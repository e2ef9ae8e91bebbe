package io.trunkline.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every pod keeps to, and that each is given the environment its service asks for. */
class PodPolicyTest {
    private static final Pattern NEEDED = Pattern.compile("\\.need\\(\"([A-Z_]+)\"");
    private static final Pattern SECRET = Pattern.compile(
            "OPENAI_API_KEY|TWILIO_ACCOUNT_SID|TWILIO_AUTH_TOKEN|INTERNAL_TOKEN|STREAM_TOKEN_SECRET|DESK_API_KEY|CRM_TOKEN");
    /** Read by the JVM or the platform, not by a service's own settings. */
    private static final Set<String> OF_THE_PLATFORM = Set.of("JAVA_TOOL_OPTIONS", "OTEL_EXPORTER_OTLP_ENDPOINT");
    private static Manifests manifests;

    @BeforeAll
    static void render() throws IOException {
        manifests = Manifests.of(Chart.render(Map.of("tracing.otlpEndpoint", "http://collector:4317", "crm.existingSecret", "crm",
                "twilio.workflowSid", "WW00000000000000000000000000000000", "model.name", "gpt-realtime-2.1", "model.realtimeUrl", "wss://model/v1")));
    }

    @Test
    void noPodMayDoMoreThanItNeeds() {
        assertThat(manifests.pods()).hasSize(4).allSatisfy((service, pod) -> {
            PodSpec spec = pod.getSpec();
            assertThat(spec.getAutomountServiceAccountToken()).isFalse();
            assertThat(spec.getEnableServiceLinks()).isFalse();
            assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(spec.getSecurityContext().getRunAsUser()).isPositive();
            assertThat(spec.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(spec.getContainers()).singleElement().satisfies(PodPolicyTest::isConfined);
        });
    }

    private static void isConfined(Container container) {
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    }

    @Test
    void everyPodIsProbedBoundedAndGivenTimeToEnd() {
        assertThat(manifests.pods()).allSatisfy((service, pod) -> {
            Container container = pod.getSpec().getContainers().getFirst();
            assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/q/health/started");
            assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/q/health/ready");
            assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/q/health/live");
            assertThat(container.getResources().getLimits()).containsKey("memory");
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(pod.getSpec().getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(15);
        });
    }

    @Test
    void secretsComeByReferenceOnly() {
        assertThat(manifests.containers().values()).flatExtracting(Container::getEnv).filteredOn(e -> SECRET.matcher(e.getName()).matches())
                .isNotEmpty().allSatisfy(e -> assertThat(e.getValueFrom().getSecretKeyRef()).isNotNull());
        assertThat(manifests.all(ConfigMap.class)).allSatisfy(map -> assertThat(map.getData().toString())
                .doesNotContainPattern("sk-[A-Za-z0-9_-]{16,}|\\b(AC|SK)[0-9a-f]{32}\\b|(?i)(password|secret|token): *\\w"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingress-gateway", "media-bridge", "tool-service", "escalation-service"})
    void aServiceGetsWhatItNeedsAndNothingItDoesNotRead(String service) throws IOException {
        // Given
        String code = code(service);
        Set<String> needed = new TreeSet<>(NEEDED.matcher(code).results().map(found -> found.group(1)).toList());

        // When
        List<String> given = manifests.containers().get(service).getEnv().stream().map(EnvVar::getName).toList();

        // Then
        assertThat(needed).isNotEmpty();
        assertThat(given).doesNotHaveDuplicates().containsAll(needed);
        assertThat(given).filteredOn(name -> !OF_THE_PLATFORM.contains(name) && !name.equals("CRM_TOKEN")).allMatch(
                name -> needed.contains(name) || code.contains("${" + name), "read by " + service);
    }

    @Test
    void aBridgeIsNamedByItsPod() {
        // When
        Map<String, EnvVar> given = manifests.containers().get("media-bridge").getEnv().stream().collect(Collectors.toMap(EnvVar::getName, e -> e));

        // Then
        assertThat(given.get("BRIDGE_ID").getValueFrom().getFieldRef().getFieldPath()).isEqualTo("metadata.name");
        assertThat(given.get("BRIDGE_PUBLIC_URL").getValue()).isEqualTo("wss://$(BRIDGE_ID).media.example.com");
        assertThat(given.get("BRIDGE_INTERNAL_URL").getValue()).isEqualTo("http://$(BRIDGE_ID).trunkline-media-bridge:9081");
    }

    @Test
    void everyServiceFindsPodsAndOnlyInnerOnesOpenTheInternalPort() {
        assertThat(manifests.all(Service.class)).isNotEmpty().allSatisfy(service -> {
            var labels = manifests.pods().get(service.getSpec().getSelector().get("app.kubernetes.io/name")).getMetadata().getLabels();
            var selector = service.getSpec().getSelector().entrySet().stream().filter(e -> !e.getKey().endsWith("/pod-name")).toList();
            assertThat(labels.entrySet()).containsAll(selector);
        });
        assertThat(manifests.all(Service.class)).filteredOn(s -> s.getSpec().getPorts().stream().anyMatch(p -> p.getName().equals("internal")))
                .extracting(s -> s.getMetadata().getName()).containsExactlyInAnyOrder("trunkline-ingress-gateway-internal", "trunkline-media-bridge");
    }

    private static String code(String service) throws IOException {
        try (Stream<Path> files = Files.walk(Chart.REPOSITORY.resolve(service).resolve("src/main"))) {
            StringBuilder code = new StringBuilder();
            for (Path file : files.filter(f -> f.toString().endsWith(".java") || f.endsWith("application.properties")).toList()) {
                code.append(Files.readString(file));
            }
            return code.toString();
        }
    }
}
