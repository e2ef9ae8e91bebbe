package io.trunkline.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrustedAuthoritiesTest {
    private static final List<String> PROPERTIES = List.of("javax.net.ssl.trustStore", "javax.net.ssl.trustStorePassword", "javax.net.ssl.trustStoreType");

    @AfterEach
    void forget() {
        PROPERTIES.forEach(System::clearProperty);
    }

    @Test
    void oursAreTrustedBesideThoseOfTheRuntime() throws IOException, GeneralSecurityException {
        // Given
        String pem = Files.readString(Path.of("src/test/resources/own-authority.pem"));
        List<X509Certificate> before = trusted();

        // When
        TrustedAuthorities.trust(pem);

        // Then
        assertThat(trusted()).containsAll(before).hasSize(before.size() + 1)
                .anySatisfy(one -> assertThat(one.getSubjectX500Principal().getName()).contains("CN=Example Root"));
    }

    @Test
    void anEmptyFileIsNoAuthority() {
        assertThatThrownBy(() -> TrustedAuthorities.certificates("\n")).hasMessageStartingWith("TRUSTED_CA");
    }

    private static List<X509Certificate> trusted() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return List.of(((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers());
    }
}
