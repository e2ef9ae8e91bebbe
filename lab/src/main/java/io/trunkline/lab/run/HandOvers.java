package io.trunkline.lab.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.contracts.event.EventCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Fetches what a human agent's screen would show of a call. */
public final class HandOvers {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String key;

    /** @param key opens the desk */
    public HandOvers(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    /** Where it is, for people. */
    URI of(String callId) {
        return base.resolve("/api/escalations/" + callId);
    }

    /** The hand-over of a call; empty when there is none or the service can't be reached. */
    Optional<JsonNode> fetch(String callId) {
        var request = HttpRequest.newBuilder(of(callId)).header("Authorization", "Bearer " + key)
                .timeout(Duration.ofSeconds(5)).build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() == 200 ? Optional.of(EventCodec.mapper().readTree(response.body())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
