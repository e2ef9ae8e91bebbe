package io.trunkline.operations;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Certificate authorities of the operator's own, trusted beside those that the Java runtime knows: {@value #VARIABLE} holds their
 * certificates as PEM, mostly by {@code TRUSTED_CA_FILE}. They hold for every connection the process opens: Kafka, Redis, models, tools, the
 * carrier's REST API, OpenID, traces. To be done before the first of them.
 */
final class TrustedAuthorities {
    static final String VARIABLE = "TRUSTED_CA";

    /**
     * Makes them this process's.
     *
     * @param pem certificates one behind the other
     * @throws IllegalArgumentException when {@code pem} holds none, or something else; the message is for the operator
     * @throws IOException              when they can't be kept in the folder of temporary files
     */
    static void trust(String pem) throws IOException {
        List<Certificate> authorities = new ArrayList<>(certificates(pem));
        try {
            authorities.addAll(known());
            use(authorities);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this runtime has no key stores", e);
        }
    }

    /** @throws IllegalArgumentException as {@link #trust} */
    static Collection<? extends Certificate> certificates(String pem) {
        try {
            Collection<? extends Certificate> read = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            if (read.isEmpty()) {
                throw new IllegalArgumentException(VARIABLE + " holds no certificate");
            }
            return read;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(VARIABLE + " must hold certificates as PEM", e);
        }
    }

    private static List<X509Certificate> known() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        List<X509Certificate> known = new ArrayList<>();
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                known.addAll(List.of(x509.getAcceptedIssuers()));
            }
        }
        return known;
    }

    private static void use(List<Certificate> authorities) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority-" + i, authorities.get(i));
        }
        Path file = Files.createTempFile("authorities", ".p12");
        // read for as long as connections are opened
        file.toFile().deleteOnExit();
        // certificates are no secret; the format wants a password
        String password = UUID.randomUUID().toString();
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        System.setProperty("javax.net.ssl.trustStore", file.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", password);
        System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
    }

    private TrustedAuthorities() {
    }
}
