package io.trunkline.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How carriers come to the gateway, and to the one bridge that was chosen. */
class RoutesTest {
    private static final Map<String, ?> ONE_HOST = Map.of("media.publicUrl", "wss://{domain}", "media.domain", "voice.example.com");
    private static final Map<String, String> ROUTES_OF_ONE_HOST = Map.of("voice.example.com/twilio", "trunkline-ingress-gateway", "voice.example.com/voice", "trunkline-ingress-gateway",
            "voice.example.com/media/trunkline-media-bridge-0", "trunkline-media-bridge-0", "voice.example.com/media/trunkline-media-bridge-1", "trunkline-media-bridge-1");

    @Test
    void eachBridgeHasAHostOfItsOwn() throws IOException {
        assertThat(ingress(Manifests.of(Chart.render(Map.of())))).containsEntry("voice.example.com/twilio", "trunkline-ingress-gateway")
                .containsEntry("trunkline-media-bridge-0.media.example.com/media/trunkline-media-bridge-0", "trunkline-media-bridge-0")
                .containsEntry("trunkline-media-bridge-1.media.example.com/media/trunkline-media-bridge-1", "trunkline-media-bridge-1").hasSize(4);
    }

    @Test
    void oneHostIsEnoughWhereThereIsNoWildcard() throws IOException {
        // When
        Manifests manifests = Manifests.of(Chart.render(ONE_HOST));

        // Then
        assertThat(manifests.all(Ingress.class).getFirst().getSpec().getRules()).hasSize(1);
        assertThat(ingress(manifests)).isEqualTo(ROUTES_OF_ONE_HOST);
        assertThat(manifests.containers().get("media-bridge").getEnv()).anySatisfy(variable ->
                assertThat(variable.getName() + "=" + variable.getValue()).isEqualTo("BRIDGE_PUBLIC_URL=wss://voice.example.com"));
    }

    @Test
    void theGatewayApiLeadsToTheSame() throws IOException {
        // Given
        Map<String, Object> values = new TreeMap<>(ONE_HOST);
        values.putAll(Map.of("ingress.enabled", false, "gatewayApi.enabled", true, "gatewayApi.parentRefs[0].name", "public", "gatewayApi.parentRefs[0].namespace", "gateways"));

        // When
        Manifests manifests = Manifests.of(Chart.render(values));

        // Then
        List<HTTPRoute> routes = manifests.all(HTTPRoute.class);
        Map<String, String> found = new TreeMap<>();
        routes.forEach(route -> found.put(route.getSpec().getHostnames().getFirst() + route.getSpec().getRules().getFirst().getMatches().getFirst().getPath().getValue(),
                route.getSpec().getRules().getFirst().getBackendRefs().getFirst().getName()));
        assertThat(found).isEqualTo(ROUTES_OF_ONE_HOST);
        assertThat(routes).allSatisfy(route -> {
            assertThat(UnknownFields.in(route)).isEmpty();
            assertThat(route.getSpec().getParentRefs().getFirst().getName()).isEqualTo("public");
            assertThat(route.getSpec().getRules().getFirst().getTimeouts().getRequest()).as("streams live as long as calls").isEqualTo("0s");
        });
        assertThat(routes).extracting(route -> route.getMetadata().getName()).doesNotHaveDuplicates();
        assertThat(manifests.all(Ingress.class)).isEmpty();
    }

    private static Map<String, String> ingress(Manifests manifests) {
        Map<String, String> routes = new TreeMap<>();
        for (IngressRule rule : manifests.all(Ingress.class).getFirst().getSpec().getRules()) {
            for (HTTPIngressPath path : rule.getHttp().getPaths()) {
                routes.put(rule.getHost() + path.getPath(), path.getBackend().getService().getName());
            }
        }
        return routes;
    }
}
