package io.trunkline.tools.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which addresses are no place for a tool to go (IANA special-purpose address registries, and the clouds' metadata services). Pure. */
final class AddressRanges {
    /** Metadata and link-local, nowhere, many at once, and IPv6 that stands for another address. */
    private static final List<Range> NEVER = ranges("0.0.0.0/8", "169.254.0.0/16", "100.100.100.200/32", "168.63.129.16/32", "224.0.0.0/4", "240.0.0.0/4",
            "fe80::/10", "ff00::/8", "fd00:ec2::/32", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16");
    private static final List<Range> LOOPBACK = ranges("127.0.0.0/8", "::1/128");
    /** After loopback: addresses of the form ::a.b.c.d, nowhere among them. */
    private static final List<Range> EMBEDDED = ranges("::/96");
    private static final List<Range> PRIVATE = ranges("10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "fc00::/7", "fec0::/10");

    /** What an address is. */
    enum Kind {
        /** On the internet. */
        PUBLIC,
        /** Of this machine or network: only where the operator says so. */
        PRIVATE,
        /** Nobody's tool is there. */
        NEVER
    }

    private record Range(byte[] network, int bits) {
        boolean holds(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            int whole = bits / Byte.SIZE;
            int rest = bits % Byte.SIZE;
            boolean same = Arrays.equals(address, 0, whole, network, 0, whole);
            return same && (rest == 0 || (address[whole] ^ network[whole]) >> Byte.SIZE - rest == 0);
        }
    }

    static Kind of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (in(LOOPBACK, bytes)) {
            return Kind.PRIVATE;
        }
        if (in(NEVER, bytes) || in(EMBEDDED, bytes)) {
            return Kind.NEVER;
        }
        return in(PRIVATE, bytes) ? Kind.PRIVATE : Kind.PUBLIC;
    }

    private static boolean in(List<Range> ranges, byte[] address) {
        return ranges.stream().anyMatch(range -> range.holds(address));
    }

    private static List<Range> ranges(String... texts) {
        return Stream.of(texts).map(AddressRanges::range).toList();
    }

    private static Range range(String text) {
        try {
            // a literal: nobody is asked
            int slash = text.indexOf('/');
            return new Range(InetAddress.getByName(text.substring(0, slash)).getAddress(), Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private AddressRanges() {
    }
}
