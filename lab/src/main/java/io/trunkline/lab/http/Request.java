package io.trunkline.lab.http;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request as a handler sees it.
 *
 * @param bytes the body as it came; empty if there was none
 */
public record Request(HttpExchange exchange, byte[] bytes) {

    /** The body, decoded as UTF-8. */
    public String body() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    /** Path, decoded, without query. */
    public String path() {
        return exchange.getRequestURI().getPath();
    }

    /** First value of a header, or an empty text. */
    public String header(String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** Query parameters, the last value of each. */
    public Map<String, String> query() {
        return Form.decodeSingle(exchange.getRequestURI().getRawQuery());
    }
}
