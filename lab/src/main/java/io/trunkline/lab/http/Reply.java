package io.trunkline.lab.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a handler answers. */
public record Reply(int status, Map<String, String> headers, byte[] body) {

    public static Reply json(int status, String json) {
        return new Reply(status, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply text(int status, String text) {
        return new Reply(status, Map.of("Content-Type", "text/plain; charset=utf-8"), text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }
}
