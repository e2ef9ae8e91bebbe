package io.trunkline.gateway.placement;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trunkline.contracts.event.CloudEventHeaders;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.http.InternalApi;
import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.gateway.config.GatewayConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Tells a bridge of a call, or asks it about one. Blocks for {@code trunkline.placement.bridge-timeout} at most: virtual threads only. */
@ApplicationScoped
public class BridgeClient {
    private static final Logger LOGGER = Logger.getLogger(BridgeClient.class);

    private final HttpClient http;
    private final Duration timeout;
    private final String token;

    @Inject
    BridgeClient(GatewayConfig config) {
        this.timeout = config.placement().bridgeTimeout();
        this.token = config.internalToken();
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(timeout).build();
    }

    /** What the bridge made of it; {@code ACCEPTED} alone means that it waits for the stream. */
    public enum Answer { ACCEPTED, REFUSED, TIMED_OUT, UNREACHABLE }

    /** @param internalUrl http base of the bridge */
    public Answer place(String internalUrl, PlaceCall call) {
        try {
            HttpResponse<Void> response = http.send(request(internalUrl, call), HttpResponse.BodyHandlers.discarding());
            return response.statusCode() / 100 == 2 ? Answer.ACCEPTED : Answer.REFUSED;
        } catch (HttpTimeoutException e) {
            return Answer.TIMED_OUT;
        } catch (IOException | IllegalArgumentException e) {
            // an announced address that isn't one is as good as a bridge that isn't there
            return Answer.UNREACHABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.UNREACHABLE;
        }
    }

    /** @return whether the bridge says that its voice agent was done with the call; false as well where the bridge can't be had */
    boolean saidGoodbye(String internalUrl, String callId, int attempt) {
        try {
            String path = InternalApi.of(InternalApi.SAID_GOODBYE, callId) + "?attempt=" + attempt;
            return http.send(request(internalUrl, path).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException | IllegalArgumentException e) {
            LOGGER.warnf("bridge can't say how a stream was meant to end: callId=%s error=%s", callId, e.getClass().getSimpleName());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpRequest.Builder request(String internalUrl, String path) {
        return HttpRequest.newBuilder(URI.create(internalUrl.replaceAll("/+$", "") + path)).timeout(timeout).header(InternalApi.TOKEN_HEADER, token);
    }

    private HttpRequest request(String internalUrl, PlaceCall call) {
        HttpRequest.Builder request = request(internalUrl, InternalApi.PLACE_CALL)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json(call)));
        if (call.traceparent() != null) {
            request.header(CloudEventHeaders.TRACEPARENT, call.traceparent());
        }
        return request.build();
    }

    private static byte[] json(PlaceCall call) {
        try {
            return EventCodec.mapper().writeValueAsBytes(call);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a call has no JSON form", e);
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
