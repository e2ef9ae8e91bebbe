package io.trunkline.models.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.trunkline.models.ModelAccess;
import io.trunkline.models.ModelEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzureTest {

    private final AzureProvider azure = new AzureProvider();
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> troubles = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private HttpServer entra;

    @BeforeEach
    void start() throws IOException {
        entra = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        entra.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String answer = answers.isEmpty() ? "{\"error\":\"invalid_client\"}" : answers.poll();
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.contains("error") ? 401 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
            asked.add(exchange.getRequestURI() + " " + body);
        });
        entra.start();
    }

    @AfterEach
    void stop() {
        entra.stop(0);
    }

    @Test
    void reachesADeploymentByKey() {
        ModelEndpoint endpoint = azure.endpoint(new ModelAccess(URI.create("https://acme.openai.azure.com/"), "realtime-prod", " key ", "someone"));

        assertThat(endpoint.uri()).hasToString("wss://acme.openai.azure.com/openai/v1/realtime?model=realtime-prod");
        assertThat(endpoint.headers()).containsExactly(Map.entry("api-key", "key"));
        assertThat(endpoint.toString()).doesNotContain("api-key");
    }

    @Test
    void prefersATokenToAKey() {
        ModelEndpoint endpoint = azure.endpoint(new ModelAccess(URI.create("wss://acme.openai.azure.com/openai/v1/realtime"), "d", "key", "ey.token", null));

        assertThat(endpoint.uri()).hasToString("wss://acme.openai.azure.com/openai/v1/realtime?model=d");
        assertThat(endpoint.headers()).containsExactly(Map.entry("Authorization", "Bearer ey.token"));
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(azure.missing(new ModelAccess(null, "d", "key", null))).hasValueSatisfying(what -> assertThat(what).contains("AZURE_OPENAI_ENDPOINT"));
    }

    @Test
    void fetchesATokenBySecretAndRenewsItBeforeItEnds() throws InterruptedException {
        // Given
        answers.add("{\"access_token\":\"first\",\"expires_in\":1}");
        answers.add("{\"access_token\":\"second\",\"expires_in\":3600}");

        // When
        try (EntraTokens tokens = new EntraTokens(new EntraTokens.Client(authority(), "tenant-1", "app-1", "s&cret", null), troubles::add)) {
            String first = asked.poll(5, TimeUnit.SECONDS);
            asked.poll(5, TimeUnit.SECONDS);

            // Then
            assertThat(first).startsWith("/tenant-1/oauth2/v2.0/token grant_type=client_credentials&client_id=app-1")
                    .contains("scope=https%3A%2F%2Fcognitiveservices.azure.com%2F.default").endsWith("client_secret=s%26cret");
            await(tokens, "second");
            assertThat(troubles).isEmpty();
        }
    }

    @Test
    void provesItselfByTheWorkloadsToken(@TempDir Path directory) throws IOException, InterruptedException {
        // Given
        Path federated = Files.writeString(directory.resolve("token"), "assertion-1\n");
        answers.add("{\"access_token\":\"first\",\"expires_in\":3600}");

        // When
        try (EntraTokens tokens = new EntraTokens(new EntraTokens.Client(authority(), "t", "app", null, federated), troubles::add)) {

            // Then
            assertThat(asked.poll(5, TimeUnit.SECONDS)).contains("client_assertion=assertion-1").contains("client_assertion_type=urn%3Aietf");
            await(tokens, "first");
        }
    }

    @Test
    void tellsARefusalWithoutSecrets() throws InterruptedException {
        try (EntraTokens tokens = new EntraTokens(new EntraTokens.Client(authority(), "t", "app", "s3cret", null), troubles::add)) {
            assertThat(troubles.poll(5, TimeUnit.SECONDS)).isEqualTo("status 401 invalid_client");
            assertThat(tokens.current()).isNull();
        }
    }

    private URI authority() {
        return URI.create("http://127.0.0.1:" + entra.getAddress().getPort());
    }

    private static void await(EntraTokens tokens, String expected) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!expected.equals(tokens.current()) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(tokens.current()).isEqualTo(expected);
    }
}
