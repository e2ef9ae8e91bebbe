package io.trunkline.tools.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.tools.http.Destinations.Verdict;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {
    private final Map<String, InetAddress[]> names = new HashMap<>();
    private int lookUps;

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "198.18.0.1", "::1", "fd12::1", "fec0::1"})
    void privateAddressesAreOnlyForHostsThatAreAllowed(String address) throws UnknownHostException {
        // Given
        names.put("crm.test", new InetAddress[] {InetAddress.getByName(address)});
        // Then
        assertThat(judge("http://crm.test/x", false)).isInstanceOf(Verdict.Refused.class);
        assertThat(judge("http://crm.test/x", true)).as("by the tool's file").isInstanceOf(Verdict.Go.class);
        assertThat(destinations(Set.of("CRM.test")).of(URI.create("http://crm.test./x"), false)).as("by the setting").isInstanceOf(Verdict.Go.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "169.254.0.1", "100.100.100.200", "168.63.129.16", "0.0.0.0", "0.1.2.3", "224.0.0.1", "255.255.255.255",
        "fe80::1", "ff02::1", "::", "fd00:ec2::254", "64:ff9b::a00:1", "2002:a00:1::1", "2001:0:a00:1::1", "::ffff:169.254.169.254", "::10.0.0.1"})
    void metadataLinkLocalAndNowhereAreForNobody(String address) throws UnknownHostException {
        // Given
        names.put("crm.test", new InetAddress[] {InetAddress.getByName(address)});
        // Then
        assertThat(destinations(Set.of("crm.test")).of(URI.create("http://crm.test/"), true)).isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "172.15.255.255", "100.128.0.1", "192.0.1.1", "169.253.0.1", "2a00:1450::1", "2001:db9::1"})
    void publicOnesAreForEverybody(String address) throws UnknownHostException {
        // Given
        names.put("api.test", new InetAddress[] {InetAddress.getByName(address)});
        // Then
        assertThat(judge("https://api.test/x", false)).isEqualTo(new Verdict.Go("api.test", 443, true, InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/", "http://[::1]/", "http://2130706433/", "http://[::ffff:127.0.0.1]/", "http://169.254.169.254/latest/meta-data/",
        "http://user@8.8.8.8/", "ftp://8.8.8.8/", "file:///etc/passwd", "gopher://8.8.8.8/", "//8.8.8.8/", "http:///x", "http://nobody.test/"})
    void whatIsWrittenInAnotherWayIsNoWayAround(String url) {
        assertThat(new Destinations(Set.of(), this::orLiteral).of(URI.create(url), false)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void aNameWithOneBadAddressIsBad() throws UnknownHostException {
        // Given
        names.put("api.test", new InetAddress[] {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1")});
        // Then
        assertThat(judge("http://api.test/", false)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void aNameIsLookedUpOnceForOneRequest() throws UnknownHostException {
        // Given
        names.put("api.test", new InetAddress[] {InetAddress.getByName("8.8.8.8")});
        // When
        Verdict verdict = judge("http://api.test:8080/", false);
        names.put("api.test", new InetAddress[] {InetAddress.getLoopbackAddress()});
        // Then
        assertThat(verdict).as("whatever the name says by now").isEqualTo(new Verdict.Go("api.test", 8080, false, InetAddress.getByName("8.8.8.8")));
        assertThat(lookUps).isEqualTo(1);
    }

    private Verdict judge(String url, boolean privateHost) {
        return destinations(Set.of()).of(URI.create(url), privateHost);
    }

    private Destinations destinations(Set<String> allowed) {
        return new Destinations(allowed, this::resolve);
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        lookUps++;
        InetAddress[] found = names.get(host.replaceAll("\\.$", ""));
        if (found == null) {
            throw new UnknownHostException(host);
        }
        return found;
    }

    /** Addresses that are written out need no look-up. */
    private InetAddress[] orLiteral(String host) throws UnknownHostException {
        return host.matches("[0-9.]+|.*:.*") ? InetAddress.getAllByName(host) : resolve(host);
    }
}
