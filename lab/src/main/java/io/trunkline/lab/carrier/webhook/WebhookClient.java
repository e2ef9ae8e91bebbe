package io.trunkline.lab.carrier.webhook;

import io.trunkline.lab.carrier.RouteTable;
import io.trunkline.lab.http.Form;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Posts webhooks and callbacks. Blocks; call it on a virtual thread. */
public final class WebhookClient {

    private final HttpClient http;
    private final RouteTable routes;
    private final Duration timeout;

    public WebhookClient(HttpClient http, RouteTable routes, Duration timeout) {
        this.http = http;
        this.routes = routes;
        this.timeout = timeout;
    }

    /**
     * Sends one request: a form POST, or a GET with the parameters in its query.
     *
     * @param url public one; a fragment (connection overrides) is neither sent nor signed
     */
    public WebhookResult send(String method, String url, Map<String, String> parameters, Signature signature) {
        try {
            String plain = url.contains("#") ? url.substring(0, url.indexOf('#')) : url;
            boolean post = method.equals("POST");
            String target = post ? plain : plain + (plain.contains("?") ? "&" : "?") + Form.encode(parameters);
            HttpRequest.Builder request = HttpRequest.newBuilder(routes.resolve(URI.create(target)))
                    .timeout(timeout)
                    .header("User-Agent", "TwilioProxy/1.1")
                    .header("Accept", "*/*")
                    .header("I-Twilio-Idempotency-Token", UUID.randomUUID().toString())
                    .header(Signature.HEADER, signature.of(target, post ? parameters : Map.of()));
            return answered(exchange(post ? posted(request, parameters) : request.GET().build()));
        } catch (ConnectException e) {
            return new WebhookResult.Failed(0, 11205, "connection failed: " + e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            return new WebhookResult.Failed(0, 11200, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new WebhookResult.Failed(0, 11200, "carrier is closing");
        }
    }

    /** A kept connection may have been closed by the other side meanwhile; that is no failure of theirs, so a new one is tried, once. */
    private HttpResponse<String> exchange(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (ConnectException | HttpTimeoutException e) {
            throw e;
        } catch (IOException stale) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private static HttpRequest posted(HttpRequest.Builder request, Map<String, String> parameters) {
        return request.header("Content-Type", Form.CONTENT_TYPE + "; charset=UTF-8")
                .POST(BodyPublishers.ofString(Form.encode(parameters)))
                .build();
    }

    private static WebhookResult answered(HttpResponse<String> response) {
        int status = response.statusCode();
        return status >= 200 && status < 300
                ? new WebhookResult.Answered(status, response.body())
                : new WebhookResult.Failed(status, 11200, "got HTTP " + status);
    }
}
