package io.trunkline.models;

import java.net.URI;
import java.util.Map;

/** Where and how to open a session's socket. The headers hold the key: never logged. */
public record ModelEndpoint(URI uri, Map<String, String> headers) {

    public ModelEndpoint {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "ModelEndpoint[" + uri + "]";
    }
}
