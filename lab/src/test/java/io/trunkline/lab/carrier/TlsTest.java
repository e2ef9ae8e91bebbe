package io.trunkline.lab.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.JksOptions;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The media socket over real TLS: dialled as {@code wss}, signed over the public name. */
@Timeout(30)
class TlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    @Test
    void theSocketIsSignedOverItsPublicUrlAndReallyEncrypted() throws Exception {
        // Given
        Path store = keyStore();
        HttpServerOptions tls = new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new JksOptions().setPath(store.toString()).setPassword(PASSWORD));
        try (OurSide ours = new OurSide(tls);
                LabCarrier trusting = LabCarrier.start(config(ours).withTls(trust(store)), new ToneVoice());
                LabCarrier suspicious = LabCarrier.start(config(ours), new ToneVoice())) {
            ours.twiml("/twilio/voice", "<Connect><Stream url=\"" + OurSide.MEDIA + "/media/b/twilio\"/></Connect>");

            // When
            CarrierCall accepted = trusting.dial(DialRequest.of("+14155550100", "+18005551234"), new QuietPhone());
            CarrierCall refused = suspicious.dial(DialRequest.of("+14155550100", "+18005551234"), new QuietPhone());

            // Then
            await().atMost(Duration.ofSeconds(10)).until(() -> ours.received.size() > 3);
            assertThat(ours.handshakeSigned).isTrue();
            assertThat(refused.ended().get(10, TimeUnit.SECONDS).reason()).isEqualTo("twiml-finished");
            assertThat(refused.timeline()).filteredOn(CarrierEvent.StreamEnded.class::isInstance).hasSize(1);
            accepted.hangUp();
        }
    }

    private static CarrierConfig config(OurSide ours) {
        Map<String, String> bases = new HashMap<>(ours.config().routes().bases());
        bases.put(OurSide.MEDIA, "wss://localhost:" + ours.mediaPort());
        return ours.config().withRoutes(new RouteTable(bases));
    }

    private Path keyStore() throws Exception {
        Path store = folder.resolve("bridge.jks");
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(List.of(
                        keytool, "-genkeypair", "-alias", "bridge", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost",
                        "-validity", "2", "-storetype", "JKS", "-keystore", store.toString(), "-storepass", PASSWORD, "-keypass", PASSWORD))
                .redirectErrorStream(true)
                .start();
        assertThat(process.waitFor()).as(new String(process.getInputStream().readAllBytes())).isZero();
        return store;
    }

    private static SSLContext trust(Path store) throws Exception {
        KeyStore trusted = KeyStore.getInstance("JKS");
        try (InputStream file = Files.newInputStream(store)) {
            trusted.load(file, PASSWORD.toCharArray());
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
