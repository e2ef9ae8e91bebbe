package io.trunkline.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The chart that serves numbers' static answers from another cluster. */
class FallbackChartTest {
    private static final Path CHART = Chart.REPOSITORY.resolve("helm/trunkline-fallback");
    private static final String TWIML = "<Response><Say>Please hold</Say></Response>";

    @Test
    void itServesTheFilesGiven() throws IOException {
        // When
        Manifests manifests = Manifests.of(template().set("files.acme\\.xml", TWIML).set("ingress.enabled", true).set("ingress.host", "fallback.example.com")
                .set("ingress.tlsSecret", "tls").call());

        // Then
        assertThat(manifests.all()).hasSize(4).allSatisfy(one -> assertThat(UnknownFields.in(one)).isEmpty());
        assertThat(manifests.all(ConfigMap.class).getFirst().getData().get("acme.xml")).isEqualToIgnoringWhitespace(TWIML);
    }

    @Test
    void withoutAFileItSaysHowToMakeOne() {
        assertThatThrownBy(() -> template().call()).hasMessageContaining("./dev number");
    }

    private static TemplateCommand template() {
        return new Helm(CHART).template().withName("fallback").withKubeVersion(Chart.KUBERNETES);
    }
}
