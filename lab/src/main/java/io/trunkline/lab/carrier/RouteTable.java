package io.trunkline.lab.carrier;

import java.net.URI;
import java.util.Map;

/**
 * Where public addresses are in truth: {@code https://voice.trunkline.test} → {@code http://127.0.0.1:8080},
 * {@code wss://media-0.trunkline.test} → {@code ws://127.0.0.1:8081}. Signatures are over the public address; an address that is not in
 * the table is dialled as it is.
 *
 * @param bases public base (scheme, host, port if not the default; no path) to real base
 */
public record RouteTable(Map<String, String> bases) {

    /** Everything is dialled as it is written. */
    public static final RouteTable DIRECT = new RouteTable(Map.of());

    public RouteTable {
        bases = Map.copyOf(bases);
    }

    /** The real address of a public one; the fragment is never sent. */
    public URI resolve(URI publicUri) {
        String tail = publicUri.getRawPath() + (publicUri.getRawQuery() == null ? "" : "?" + publicUri.getRawQuery());
        String base = publicUri.getScheme() + "://" + publicUri.getRawAuthority();
        return URI.create(bases.getOrDefault(base, base) + tail);
    }
}
