package io.trunkline.models.azure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Access tokens of Microsoft Entra ID for a service (OAuth 2.0 client credentials, with a secret or with a workload's federated token), fetched before they
 * are needed and renewed when three quarters of their life are over, on a thread of their own: a call only reads the last one.
 */
public final class EntraTokens implements AutoCloseable {

    private static final String SCOPE = "https://cognitiveservices.azure.com/.default";
    private static final String FEDERATED = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Client client;
    private final Consumer<String> trouble;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("entra-tokens").daemon().factory());
    private volatile String token;

    /**
     * Who we are to Entra ID.
     *
     * @param authority {@code https://login.microsoftonline.com} or a national cloud's
     * @param secret {@code null} if the workload proves itself by {@code federatedToken}, a file that the platform renews
     */
    public record Client(URI authority, String tenant, String id, String secret, Path federatedToken) {

        @Override
        public String toString() {
            return "Client[" + tenant + ", " + id + "]";
        }
    }

    /** Begins to fetch at once. {@code trouble} is told in a few words, without secrets, when that fails; it is tried again by itself. */
    public EntraTokens(Client client, Consumer<String> trouble) {
        this.client = client;
        this.trouble = trouble;
        thread.execute(this::renew);
    }

    /** The last token, {@code null} while there is none. From any thread. */
    public String current() {
        return token;
    }

    private void renew() {
        Duration next = RETRY;
        try {
            HttpResponse<String> answer = http.send(request(), BodyHandlers.ofString());
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() == 200 && body.path("access_token").isTextual()) {
                token = body.path("access_token").textValue();
                next = Duration.ofSeconds(Math.max(1, body.path("expires_in").asLong(3600) * 3 / 4));
            } else {
                trouble.accept("status " + answer.statusCode() + " " + body.path("error").asText(""));
            }
        } catch (JsonProcessingException notJson) {
            trouble.accept("the answer is no JSON");
        } catch (IOException away) {
            trouble.accept(away.getClass().getSimpleName());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return;
        }
        thread.schedule(this::renew, next.toMillis(), TimeUnit.MILLISECONDS);
    }

    private HttpRequest request() throws IOException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", client.id());
        form.put("scope", SCOPE);
        if (client.secret() != null) {
            form.put("client_secret", client.secret());
        } else {
            form.put("client_assertion_type", FEDERATED);
            form.put("client_assertion", Files.readString(client.federatedToken()).strip());
        }
        String body = form.entrySet().stream().map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(client.authority().toString().replaceFirst("/+$", "") + "/" + client.tenant() + "/oauth2/v2.0/token"))
                .timeout(TIMEOUT).header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        http.shutdownNow();
    }
}
