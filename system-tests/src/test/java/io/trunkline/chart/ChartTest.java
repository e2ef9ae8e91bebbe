package io.trunkline.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.trunkline.catalog.Catalog;
import io.trunkline.catalog.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {

    @Test
    void helmFindsNothingToSayAgainstTheChart() {
        // When
        var lint = Chart.lint();

        // Then
        assertThat(lint.isFailed()).as("%s", lint.getMessages()).isFalse();
    }

    @Test
    void everyDocumentHoldsOnlyFieldsThatKubernetesKnows() throws IOException {
        // When
        Manifests manifests = Manifests.of(Chart.render(Map.of("image.registry", "registry.example.com", "redis.existingSecret", "redis",
                "ingress.className", "nginx", "crm.existingSecret", "crm", "nodeSelector.zone", "a")));

        // Then
        assertThat(manifests.all()).isNotEmpty().allSatisfy(one -> assertThat(UnknownFields.in(one)).isEmpty());
    }

    @Test
    void aMisspeltFieldWouldBeFound() throws IOException {
        // Given
        String misspelt = Chart.render(Map.of()).replace("imagePullPolicy:", "imagePulPolicy:");

        // When
        List<String> unknown = Manifests.of(misspelt).all().stream().flatMap(one -> UnknownFields.in(one).stream()).toList();

        // Then
        assertThat(unknown).hasSize(4).allMatch(path -> path.endsWith(".imagePulPolicy"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"mediaBridge.replicas | 0", "mediaBridge.replicaz | 3", "publicUrl | http://voice.example.com",
            "media.publicUrl | https://media.example.com", "ingressGateway.service.type | ExternalName", "redis.url | redis://:secret@redis:6379",
            "kafka.bootstrapServers | kafka", "twilio.workflowSid | TR1", "unknown | 1", "mediaBridge.capacity | many",
            "providers.azure.endpoint | http://resource", "providers.gemini.url | https://gemini", "providers.xai.existingSecret | My Secret",
            "providers.mistral.url | wss://m", "model.fallbacks[0] | 'a,b'", "mediaBridge.recordings.calls | 0", "mediaBridge.recordings.sizeLimit | big",
            "desk.oidc.issuerUrl | http://id.example.com", "desk.oidc.audience | ''", "ingressGateway.limits.callsPerNumber | -1",
            "ingressGateway.trustedProxies[0] | proxy.example.com", "toolService.privateHosts[0] | http://crm",
            "secrets.twilio.existingSecret | ''", "kafka.securityProtocol | TLS", "kafka.sasl.mechanism | GSSAPI", "redis.mode | replicated", "redis.url | http://redis:6379",
            "mediaBridge.autoscaling.kind | vpa", "mediaBridge.autoscaling.prometheusUrl | prometheus:9090", "networkPolicies.egressPorts[0] | https", "networkPolicies.publicFrom[0].namespace | x",
            "gatewayApi.parentRefs[0].nam | x", "trustedCa.key | a/b", "tolerations[0].kee | x", "toolService.extraEnv[0].valueFrom.secret | x", "model.sessions.openai | many", "mediaBridge.terminationGracePeriodSeconds | 0", "toolService.resources.limits.memory | null"})
    void aValueThatCannotWorkIsRefusedByTheSchema(String name, String value) {
        assertThatThrownBy(() -> Chart.render(Map.of(name, value))).hasMessageContaining("values don't meet the specifications of the schema");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"mediaBridge.terminationGracePeriodSeconds=69 | mediaBridge.drainGraceSeconds + 40",
            "kafka.sasl.existingSecret=kafka,kafka.securityProtocol=SSL | one without SASL", "kafka.securityProtocol=SASL_SSL | set kafka.sasl.existingSecret",
            "redis.mode=sentinel | redis.masterName is required", "redis.masterName=calls | for redis.mode sentinel only", "redis.url=redis://a:1\\,redis://b:1 | set redis.mode",
            "mediaBridge.autoscaling.kind=keda | mediaBridge.autoscaling.prometheusUrl is required",
            "mediaBridge.autoscaling.kind=hpa,mediaBridge.autoscaling.maxReplicas=1 | minReplicas must not be above",
            "mediaBridge.autoscaling.kind=hpa,mediaBridge.capacity=30 | activeCallsPerBridge must not be above mediaBridge.capacity",
            "mediaBridge.autoscaling.kind=hpa,mediaBridge.autoscaling.scaleInEverySeconds=119 | one bridge drains at a time",
            "gatewayApi.enabled=true | gatewayApi.parentRefs is required", "model.name=azure/desk | needs providers.azure.endpoint",
            "model.fallbacks[0]=compatible/x | needs providers.compatible.url", "secrets.openai.existingSecret= | model.name must name a model of another provider"})
    void valuesThatDoNotFitOneAnotherAreRefusedInWordsThatHelp(String values, String words) {
        // Given
        Map<String, String> set = Stream.of(values.split("(?<!\\\\),")).map(one -> one.replace("\\,", ",").split("=", 2))
                .collect(Collectors.toMap(one -> one[0], one -> one[1]));

        // When, Then
        assertThatThrownBy(() -> Chart.render(set)).hasMessageContaining("these values can't work together").hasMessageContaining(words);
    }

    @Test
    void limitsOfProvidersReachTheGateway() throws IOException {
        // When
        Manifests manifests = Manifests.of(Chart.render(Map.of("model.sessions.openai", 200, "model.sessions.azure", 50)));

        // Then
        assertThat(manifests.pods().get("ingress-gateway").getSpec().getContainers().getFirst().getEnv())
                .anySatisfy(variable -> assertThat(variable.getName() + "=" + variable.getValue()).isEqualTo("TRUNKLINE_ADMISSION_SESSIONS=azure=50,openai=200"));
    }

    @ParameterizedTest
    @CsvSource({"publicUrl", "media.domain", "kafka.bootstrapServers", "redis.url", "crm.url"})
    void aMissingValueIsNamed(String name) {
        assertThatThrownBy(() -> Chart.render(Map.of(name, ""))).hasMessageContaining(name).hasMessageContaining("required");
    }

    @Test
    void theShippedConfigurationIsOneThatServicesStartWith(@TempDir Path directory) throws IOException {
        // Given
        Manifests manifests = Manifests.of(Chart.render(Map.of()));
        Map<String, String> files = manifests.all(ConfigMap.class).getFirst().getData();
        List<KeyToPath> mounted = manifests.pods().get("media-bridge").getSpec().getVolumes().getFirst().getConfigMap().getItems();

        // When
        for (KeyToPath item : mounted) {
            Path file = directory.resolve(item.getPath());
            Files.createDirectories(file.getParent());
            Files.writeString(file, files.get(item.getKey()));
        }

        // Then
        assertThat(mounted).extracting(KeyToPath::getKey).containsExactlyInAnyOrderElementsOf(files.keySet());
        assertThat(Catalog.load(directory)).isInstanceOfSatisfying(Loaded.Valid.class, valid -> {
            assertThat(valid.catalog().line("+18005551234")).isPresent();
            assertThat(valid.catalog().agents()).containsOnlyKeys("triage", "billing", "refunds");
        });
    }

    @Test
    void anOwnVoiceAgentTakesThePlaceOfTheShippedOnes() throws IOException {
        // When
        Manifests manifests = Manifests.of(Chart.render(Map.of("config.agents.desk", "instructions: x")));

        // Then
        assertThat(manifests.all(ConfigMap.class).getFirst().getData()).containsOnlyKeys("lines.yaml", "tools.yaml", "agent.desk.yaml")
                .hasEntrySatisfying("agent.desk.yaml", text -> assertThat(text.strip()).isEqualTo("instructions: x"));
    }

    @Test
    void ownPricesStandBesideTheOtherFilesAndAreReadFromThere() throws IOException {
        // When
        Manifests manifests = Manifests.of(Chart.render(Map.of("config.prices", "carrier: { per_minute: 0.01 }")));

        // Then
        assertThat(manifests.all(ConfigMap.class).getFirst().getData()).hasEntrySatisfying("prices.yaml", text -> assertThat(text).contains("per_minute: 0.01"));
        assertThat(manifests.pods().get("media-bridge").getSpec().getVolumes().getFirst().getConfigMap().getItems())
                .anySatisfy(item -> assertThat(item.getPath()).isEqualTo("prices.yaml"));
    }

    @Test
    void recordedCallsGoToAVolumeThatOnlyBridgesHave() throws IOException {
        // When
        Manifests manifests = Manifests.of(Chart.render(Map.of("mediaBridge.recordings.enabled", true, "mediaBridge.recordings.calls", 7)));

        // Then
        assertThat(manifests.containers().get("media-bridge").getEnv()).anySatisfy(e -> assertThat(e.getName() + "=" + e.getValue()).isEqualTo("RECORD_DIR=/recordings"))
                .anySatisfy(e -> assertThat(e.getName() + "=" + e.getValue()).isEqualTo("RECORD_CALLS=7"));
        assertThat(manifests.containers().get("media-bridge").getVolumeMounts()).anySatisfy(mount -> assertThat(mount.getMountPath()).isEqualTo("/recordings"));
        assertThat(volume(manifests, "media-bridge")).singleElement().satisfies(volume -> assertThat(volume.getEmptyDir().getSizeLimit()).hasToString("1Gi"));
        assertThat(volume(manifests, "tool-service")).isEmpty();
    }

    @Test
    void theyMayGoToAClaim() throws IOException {
        // When
        Manifests manifests = Manifests.of(Chart.render(Map.of("mediaBridge.recordings.enabled", true, "mediaBridge.recordings.existingClaim", "calls")));

        // Then
        assertThat(volume(manifests, "media-bridge")).singleElement().satisfies(volume -> assertThat(volume.getPersistentVolumeClaim().getClaimName()).isEqualTo("calls"));
        assertThat(volume(Manifests.of(Chart.render(Map.of())), "media-bridge")).as("not unless wanted").isEmpty();
    }

    private static List<Volume> volume(Manifests manifests, String service) {
        return manifests.pods().get(service).getSpec().getVolumes().stream().filter(volume -> volume.getName().equals("recordings")).toList();
    }

    @Test
    void carriersReachEveryBridgeBySomethingOfItsOwn() throws IOException {
        // When
        Manifests manifests = Manifests.of(Chart.render(Map.of("mediaBridge.replicas", 3)));

        // Then
        assertThat(manifests.all(Service.class)).extracting(s -> s.getSpec().getSelector().get("statefulset.kubernetes.io/pod-name"))
                .contains("trunkline-media-bridge-0", "trunkline-media-bridge-1", "trunkline-media-bridge-2");
        assertThat(manifests.all(Ingress.class).getFirst().getSpec().getRules()).extracting(rule -> rule.getHost())
                .contains("voice.example.com", "trunkline-media-bridge-2.media.example.com");
    }

    @Test
    void thePlainManifestsAreWhatTheChartRenders() throws IOException {
        // Given
        String rendered = Chart.render(Map.of());

        // When
        if (Boolean.getBoolean("chart.write")) {
            Files.writeString(Chart.PLAIN_MANIFESTS, rendered);
        }

        // Then
        assertThat(Files.readString(Chart.PLAIN_MANIFESTS)).as("k8s/base/trunkline.yaml; helm/README.md tells how to write it anew").isEqualTo(rendered);
    }
}
