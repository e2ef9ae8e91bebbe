package io.trunkline.lab.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code application/x-www-form-urlencoded}, UTF-8. */
public final class Form {

    public static final String CONTENT_TYPE = "application/x-www-form-urlencoded";

    private Form() {}

    /** Encodes in the map's order. */
    public static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(p -> escape(p.getKey()) + "=" + escape(p.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Decodes, order kept; a repeated name has several values, a name without {@code =} an empty one. */
    public static Map<String, List<String>> decode(String encoded) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : encoded == null ? new String[0] : encoded.split("&")) {
            if (!pair.isEmpty()) {
                int cut = pair.indexOf('=');
                String name = cut < 0 ? pair : pair.substring(0, cut);
                String value = cut < 0 ? "" : pair.substring(cut + 1);
                parameters.computeIfAbsent(unescape(name), n -> new ArrayList<>()).add(unescape(value));
            }
        }
        return parameters;
    }

    /** As {@link #decode}, the last value of each name. */
    public static Map<String, String> decodeSingle(String encoded) {
        Map<String, String> single = new LinkedHashMap<>();
        decode(encoded).forEach((name, values) -> single.put(name, values.getLast()));
        return single;
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String unescape(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
