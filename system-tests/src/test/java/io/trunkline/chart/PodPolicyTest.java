package io.trunkline.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
    private static final Pattern NEEDED = Pattern.compile("\\.need(?:Secret)?\\(\"([A-Z_]+)\"");
    private static final Pattern SECRET = Pattern.compile(
            "[A-Z_]*_API_KEY|TWILIO_ACCOUNT_SID|TWILIO_AUTH_TOKEN|INTERNAL_TOKEN|STREAM_TOKEN_SECRET|CRM_TOKEN|KAFKA_SASL_USERNAME|KAFKA_SASL_PASSWORD|REDIS_PASSWORD|AZURE_CLIENT_SECRET|COMPATIBLE_[A-Z_]*KEY");
    /** Read by the JVM or the platform, not by a service's own settings. */
    private static final Set<String> OF_THE_PLATFORM = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");
    /** What a bridge is given to reach each other provider by: addresses and who we are, then secrets. */
    private static final Map<String, String> ADDRESSES = Map.ofEntries(Map.entry("AZURE_OPENAI_ENDPOINT", "azure.endpoint"),
            Map.entry("AZURE_TENANT_ID", "azure.entra.tenantId"), Map.entry("AZURE_CLIENT_ID", "azure.entra.clientId"),
            Map.entry("AZURE_AUTHORITY_HOST", "azure.entra.authorityHost"), Map.entry("GEMINI_LIVE_URL", "gemini.url"),
            Map.entry("XAI_REALTIME_URL", "xai.url"), Map.entry("INWORLD_REALTIME_URL", "inworld.url"), Map.entry("QWEN_REALTIME_URL", "qwen.url"),
            Map.entry("COMPATIBLE_REALTIME_URL", "compatible.url"), Map.entry("COMPATIBLE_BETA_REALTIME_URL", "compatibleBeta.url"));
    private static final Map<String, String> KEYS = Map.of("AZURE_OPENAI_API_KEY", "azure", "AZURE_CLIENT_SECRET", "azure.entra", "GEMINI_API_KEY", "gemini",
            "XAI_API_KEY", "xai", "INWORLD_API_KEY", "inworld", "DASHSCOPE_API_KEY", "qwen", "COMPATIBLE_REALTIME_KEY", "compatible",
            "COMPATIBLE_BETA_REALTIME_KEY", "compatibleBeta");
    private static Manifests manifests;

    @BeforeAll
    static void render() throws IOException {
        Map<String, Object> values = new HashMap<>(Map.of("tracing.otlpEndpoint", "http://collector:4317", "crm.existingSecret", "crm",
                "twilio.workflowSid", "WW00000000000000000000000000000000", "model.name", "gpt-realtime-2.1", "model.realtimeUrl", "wss://model/v1",
                "model.fallbacks[0]", "azure/desk", "model.fallbacks[1]", "gemini/live", "model.transcription", "none", "mediaBridge.recordings.enabled", true));
        values.putAll(Map.of("desk.oidc.issuerUrl", "https://id.example.com", "ingressGateway.trustedProxies[0]", "10.0.0.0/8", "toolService.privateHosts[0]", "crm.internal"));
        values.putAll(Map.of("kafka.sasl.existingSecret", "kafka", "kafka.sasl.mechanism", "PLAIN", "kafka.securityProtocol", "SASL_PLAINTEXT", "redis.passwordSecret", "redis",
                "redis.mode", "sentinel", "redis.masterName", "calls", "redis.verifyHostname", false, "trustedCa.configMap", "authorities"));
        ADDRESSES.values().forEach(path -> values.put("providers." + path, address(path)));
        KEYS.values().forEach(path -> values.put("providers." + path + ".existingSecret", "secret-of-" + path.replace('.', '-').toLowerCase(Locale.ROOT)));
        manifests = Manifests.of(Chart.render(values));
    }

    /** One that the schema takes for this value. */
    private static String address(String path) {
        return path.endsWith(".url") ? "wss://" + path : path.endsWith("Id") ? path : "https://" + path;
    }

    @Test
    void aBridgeIsToldHowToReachEveryProviderItsAgentsMayName() {
        // When
        Map<String, EnvVar> given = manifests.containers().get("media-bridge").getEnv().stream().collect(Collectors.toMap(EnvVar::getName, e -> e));

        // Then
        assertThat(ADDRESSES).allSatisfy((variable, path) -> assertThat(given.get(variable).getValue()).isEqualTo(address(path)));
        assertThat(KEYS).allSatisfy((variable, path) -> {
            var reference = given.get(variable).getValueFrom().getSecretKeyRef();
            assertThat(reference.getName()).isEqualTo("secret-of-" + path.replace('.', '-').toLowerCase(Locale.ROOT));
            assertThat(reference.getKey()).isEqualTo(variable);
        });
        assertThat(given.get("TRUNKLINE_MODEL_FALLBACKS").getValue()).isEqualTo("azure/desk,gemini/live");
        assertThat(given.get("TRUNKLINE_MODEL_TRANSCRIPTION").getValue()).isEqualTo("none");
    }

    @Test
    void noPodMayDoMoreThanItNeeds() {
        assertThat(manifests.pods()).hasSize(4).allSatisfy(PodPolicyTest::mayDoNoMoreThanItNeeds);
        assertThat(manifests.all(ServiceAccount.class)).hasSize(4).allSatisfy(account -> assertThat(account.getAutomountServiceAccountToken()).isFalse());
    }

    static void mayDoNoMoreThanItNeeds(String service, PodTemplateSpec pod) {
        PodSpec spec = pod.getSpec();
        assertThat(spec.getAutomountServiceAccountToken()).isFalse();
        assertThat(spec.getServiceAccountName()).isEqualTo("trunkline-" + service);
        assertThat(spec.getEnableServiceLinks()).isFalse();
        assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(spec.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(spec.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(spec.getContainers()).singleElement().satisfies(PodPolicyTest::isConfined);
    }

    private static void isConfined(Container container) {
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    }

    @Test
    void everyPodIsProbedBoundedAndGivenTimeToEnd() {
        assertThat(manifests.pods()).allSatisfy(PodPolicyTest::isProbedBoundedAndGivenTimeToEnd);
    }

    static void isProbedBoundedAndGivenTimeToEnd(String service, PodTemplateSpec pod) {
        Container container = pod.getSpec().getContainers().getFirst();
        assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/q/health/started");
        assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/q/health/ready");
        assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/q/health/live");
        assertThat(container.getResources().getLimits()).containsKey("memory");
        assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
        assertThat(pod.getSpec().getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(15);
    }

    /** The probes' paths are told apart by what answers there: nothing that asks Kafka or Redis may be asked whether the process lives. */
    @Test
    void nothingThatDependsOnOthersDecidesWhetherAProcessLives() throws IOException {
        for (String service : List.of("operations", "ingress-gateway", "media-bridge", "tool-service", "escalation-service")) {
            assertThat(code(service)).as(service).doesNotContain("@Liveness").doesNotContain("@Wellness");
        }
    }

    @Test
    void nodesGiveUpOnePodOfAServiceAtATimeAndPodsAreSpread() {
        assertThat(manifests.all(PodDisruptionBudget.class)).extracting(budget -> budget.getSpec().getSelector().getMatchLabels().get("app.kubernetes.io/name"))
                .containsExactlyInAnyOrderElementsOf(manifests.pods().keySet());
        assertThat(manifests.all(PodDisruptionBudget.class)).allSatisfy(budget -> assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1));
        assertThat(manifests.pods()).allSatisfy((service, pod) -> assertThat(pod.getSpec().getTopologySpreadConstraints())
                .extracting(constraint -> constraint.getTopologyKey()).containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone"));
    }

    @Test
    void ownAuthoritiesAreMountedWhereTheServicesLook() {
        assertThat(manifests.containers()).allSatisfy((service, container) -> {
            assertThat(container.getEnv()).anySatisfy(variable -> assertThat(variable.getName() + "=" + variable.getValue()).isEqualTo("TRUSTED_CA_FILE=/trusted-ca/ca.crt"));
            assertThat(container.getVolumeMounts()).anySatisfy(mount -> assertThat(mount.getMountPath()).isEqualTo("/trusted-ca"));
        });
        assertThat(manifests.pods()).allSatisfy((service, pod) -> assertThat(pod.getSpec().getVolumes()).filteredOn(volume -> volume.getName().equals("trusted-ca"))
                .singleElement().satisfies(volume -> assertThat(volume.getConfigMap().getName()).isEqualTo("authorities")));
    }

    @Test
    void secretsComeByReferenceOnly() {
        keepsSecretsOutOfSight(manifests);
    }

    static void keepsSecretsOutOfSight(Manifests manifests) {
        assertThat(manifests.containers().values()).flatExtracting(Container::getEnv).filteredOn(e -> SECRET.matcher(e.getName()).matches())
                .isNotEmpty().allSatisfy(e -> assertThat(e.getValueFrom().getSecretKeyRef()).isNotNull());
        assertThat(manifests.all(ConfigMap.class)).allSatisfy(map -> assertThat(map.getData().toString())
                .doesNotContainPattern("sk-[A-Za-z0-9_-]{16,}|\\b(AC|SK)[0-9a-f]{32}\\b|(?i)(password|secret|token): *\\w"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingress-gateway", "media-bridge", "tool-service", "escalation-service"})
    void aServiceGetsWhatItNeedsAndNothingItDoesNotRead(String service) throws IOException {
        // Given
        String code = code(service) + code("operations");
        // those that begin so are read without being named in code
        String documented = Files.readString(Chart.REPOSITORY.resolve("docs/configuration.md")).lines().filter(line -> line.startsWith("| `TRUNKLINE_"))
                .collect(Collectors.joining());
        Set<String> needed = new TreeSet<>(NEEDED.matcher(code).results().map(found -> found.group(1)).toList());

        // When
        List<String> given = manifests.containers().get(service).getEnv().stream().map(EnvVar::getName).toList();

        // Then
        assertThat(needed).isNotEmpty();
        assertThat(given).doesNotHaveDuplicates().containsAll(needed);
        assertThat(given).filteredOn(name -> !OF_THE_PLATFORM.contains(name) && !name.equals("CRM_TOKEN")).allMatch(
                name -> needed.contains(name) || code.contains("${" + name) || code.contains('"' + name.replaceFirst("_FILE$", "") + '"') || documented.contains("`" + name + "`"),
                "read by " + service);
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
