package io.trunkline.bridge.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class ModelReachTest {

    @Test
    void anAddressWhereNobodyAnswersIsToldUntilSomebodyDoes() throws IOException {
        // Given
        int port = freePort();
        ModelReach reach = new ModelReach(Map.of("openai", URI.create("ws://127.0.0.1:" + port + "/v1/realtime"), "azure", URI.create("https://nowhere.invalid")));

        // When
        boolean first = reach.look();
        boolean second;
        try (ServerSocket model = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            second = reach.look();
        }

        // Then
        assertThat(first || second).isFalse();
        HealthCheckResponse response = reach.call();
        assertThat(response.getStatus()).as("never a reason to take a bridge out of service").isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(response.getData().orElseThrow()).containsEntry("openai", "reached").containsEntry("azure", "waiting for nowhere.invalid:443: UnknownHostException");
    }

    @Test
    void whatIsRefusedIsToldWithHostAndPort() throws IOException {
        // Given
        int port = freePort();
        ModelReach reach = new ModelReach(Map.of("openai", URI.create("wss://127.0.0.1:" + port)));

        // When
        reach.look();

        // Then
        assertThat(reach.call().getData().orElseThrow()).containsEntry("openai", "waiting for 127.0.0.1:" + port + ": ConnectException");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }
}
