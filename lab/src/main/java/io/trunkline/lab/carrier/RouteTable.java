package io.trunkline.lab.carrier;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where public addresses are in truth: {@code https://voice.trunkline.test} → {@code http://127.0.0.1:8080},
 * {@code wss://media-0.trunkline.test} → {@code ws://127.0.0.1:8081}. Signatures are over the public address; an address that is not in
 * the table is dialled as it is.
 *
 * @param bases public base (scheme, host, port if not the default; no path) to real base. One {@code *} in the public base stands for one label of its
 *     host, and is put for a {@code *} in the real one: {@code wss://*.media.trunkline.test} → {@code ws://*.bridges:8081}
 */
public record RouteTable(Map<String, String> bases) {

    /** Everything is dialled as it is written. */
    public static final RouteTable DIRECT = new RouteTable(Map.of());

    private static final String STAR = "*";

    public RouteTable {
        bases = Map.copyOf(bases);
    }

    /** The real address of a public one; the fragment is never sent. */
    public URI resolve(URI publicUri) {
        String tail = publicUri.getRawPath() + (publicUri.getRawQuery() == null ? "" : "?" + publicUri.getRawQuery());
        String base = publicUri.getScheme() + "://" + publicUri.getRawAuthority();
        return URI.create(real(base) + tail);
    }

    private String real(String base) {
        String exact = bases.get(base);
        if (exact != null) {
            return exact;
        }
        return bases.entrySet().stream().filter(route -> route.getKey().contains(STAR)).flatMap(route -> starred(base, route).stream()).findFirst().orElse(base);
    }

    private static Optional<String> starred(String base, Map.Entry<String, String> route) {
        int star = route.getKey().indexOf(STAR);
        String before = route.getKey().substring(0, star);
        String after = route.getKey().substring(star + STAR.length());
        int end = base.length() - after.length();
        boolean fits = base.startsWith(before) && base.endsWith(after) && end > star && base.indexOf('.', star) >= end;
        return fits ? Optional.of(route.getValue().replace(STAR, base.substring(star, end))) : Optional.empty();
    }
}
