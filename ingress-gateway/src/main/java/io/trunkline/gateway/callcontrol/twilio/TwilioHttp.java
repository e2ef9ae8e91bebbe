package io.trunkline.gateway.callcontrol.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Carries twilio-java's requests, to Twilio or to another address that speaks its API: the library has no setting for that.
 * Makes each request once; repeating is the caller's, who knows what may be repeated. Blocks. Thread-safe.
 */
public final class TwilioHttp extends HttpClient {
    private final java.net.http.HttpClient http;
    private final Optional<URI> base;
    private final Duration timeout;

    /** @param base where the API is instead of at Twilio: scheme, host, port and perhaps a path before the API's own */
    public TwilioHttp(Optional<URI> base, Duration connectTimeout, Duration timeout) {
        this.http = java.net.http.HttpClient.newBuilder().version(java.net.http.HttpClient.Version.HTTP_1_1).connectTimeout(connectTimeout).build();
        this.base = base;
        this.timeout = timeout;
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        HttpRequest.Builder sent = HttpRequest.newBuilder(address(request))
                .timeout(timeout)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(request.getMethod().name(), HttpRequest.BodyPublishers.ofString(request.encodeFormBody()));
        if (request.requiresAuthentication()) {
            sent.header("Authorization", request.getAuthString());
        }
        try {
            HttpResponse<String> answer = http.send(sent.build(), HttpResponse.BodyHandlers.ofString());
            return new Response(answer.body(), answer.statusCode());
        } catch (IOException e) {
            throw new ApiConnectionException("carrier API not reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiConnectionException("interrupted", e);
        }
    }

    private URI address(Request request) {
        URI twilio = URI.create(request.constructURL().toString());
        if (base.isEmpty()) {
            return twilio;
        }
        String query = twilio.getRawQuery() == null ? "" : "?" + twilio.getRawQuery();
        return URI.create(base.get().toString().replaceAll("/+$", "") + twilio.getRawPath() + query);
    }
}
