package io.trunkline.lab.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where everything of the lab listens: on the loopback, or at the address that {@code LAB_LISTEN} names, such as {@code 0.0.0.0} in a container. */
public final class Listening {

    /** For servers that take an address. */
    public static final InetAddress ADDRESS = address();

    private Listening() {}

    /** For servers that take it as text, {@code 127.0.0.1} by default. */
    public static String host() {
        return ADDRESS.getHostAddress();
    }

    private static InetAddress address() {
        String named = System.getenv().getOrDefault("LAB_LISTEN", "127.0.0.1");
        try {
            return InetAddress.getByName(named);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("LAB_LISTEN must be an address: " + named, e);
        }
    }
}
