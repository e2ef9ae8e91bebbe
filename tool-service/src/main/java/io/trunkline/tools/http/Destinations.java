package io.trunkline.tools.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a tool may go. A host's name is looked up once, here; the request then goes to the very address that was judged, so that a name
 * which says something else a moment later leads nowhere (DNS rebinding). Blocks for the look-up.
 */
@ApplicationScoped
public class Destinations {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Set<String> privateHosts;
    private final Resolver resolver;

    /** Looks names up. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /**
     * @param allowed {@code TOOL_PRIVATE_HOSTS}: names of hosts that may have private addresses
     * @param crm     {@code CRM_URL}: the operator names its host, wherever it is
     */
    @Inject
    Destinations(@ConfigProperty(name = "trunkline.tools.private-hosts") Optional<List<String>> allowed,
            @ConfigProperty(name = "trunkline.tools.crm-url") Optional<URI> crm) {
        this(Stream.concat(allowed.stream().flatMap(List::stream), crm.map(URI::getHost).stream()).collect(Collectors.toSet()), InetAddress::getAllByName);
    }

    Destinations(Set<String> privateHosts, Resolver resolver) {
        this.privateHosts = privateHosts.stream().map(Destinations::plain).collect(Collectors.toUnmodifiableSet());
        this.resolver = resolver;
    }

    /** What becomes of a URL. */
    sealed interface Verdict {
        /** @param host for the request's Host and the certificate; @param address the only one to connect to */
        record Go(String host, int port, boolean tls, InetAddress address) implements Verdict {}

        /** @param why for logs; names no host */
        record Refused(String why) implements Verdict {}
    }

    /** @param privateHost whether the tool's file says that its host may have a private address */
    Verdict of(URI url, boolean privateHost) {
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        if (url.getHost() == null || url.getRawUserInfo() != null || !tls && !"http".equalsIgnoreCase(url.getScheme())) {
            return new Verdict.Refused("no http or https URL with a host");
        }
        try {
            InetAddress[] addresses = resolver.resolve(unbracketed(url.getHost()));
            return refusal(addresses, privateHost || privateHosts.contains(plain(url.getHost())))
                    .orElseGet(() -> new Verdict.Go(url.getHost(), port(url, tls), tls, addresses[0]));
        } catch (UnknownHostException e) {
            return new Verdict.Refused("no such host");
        }
    }

    /** A name with one bad address is bad: which of several is taken isn't left to whoever answers for the name. */
    private static Optional<Verdict> refusal(InetAddress[] addresses, boolean mayBePrivate) {
        return Stream.of(addresses).map(AddressRanges::of).max(Enum::compareTo).flatMap(worst -> switch (worst) {
            case PUBLIC -> Optional.empty();
            case PRIVATE -> mayBePrivate ? Optional.empty()
                    : Optional.of(new Verdict.Refused("the host's address is private; TOOL_PRIVATE_HOSTS or the tool's private_host would allow it"));
            case NEVER -> Optional.of(new Verdict.Refused("the host's address is link-local, of a metadata service or nobody's"));
        });
    }

    private static int port(URI url, boolean tls) {
        return url.getPort() > 0 ? url.getPort() : tls ? HTTPS : HTTP;
    }

    private static String plain(String host) {
        return unbracketed(host).toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
