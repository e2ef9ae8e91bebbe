package io.trunkline.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.contracts.event.EventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the local model lets tests do and see: make it fail, look into its sessions' memory. */
final class ModelDoors {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    ModelDoors(URI base) {
        this.base = base;
    }

    /** Switches these faults on, a JSON object of the model's fault switches, and all others off. */
    void fail(String faults) {
        send(HttpRequest.newBuilder(base.resolve("/faults")).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(faults)));
    }

    /** All faults off. */
    void recover() {
        send(HttpRequest.newBuilder(base.resolve("/faults")).DELETE());
    }

    /** What the session that holds this item remembers, in order. */
    Optional<List<JsonNode>> memoryWith(String itemId) {
        for (JsonNode session : get("/sessions")) {
            var items = new ArrayList<JsonNode>();
            get("/sessions/" + session.asText() + "/items").forEach(items::add);
            if (items.stream().anyMatch(item -> item.path("id").asText().equals(itemId))) {
                return Optional.of(items);
            }
        }
        return Optional.empty();
    }

    private JsonNode get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("the model answered " + response.statusCode() + " to " + response.uri());
            }
            return EventCodec.mapper().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
