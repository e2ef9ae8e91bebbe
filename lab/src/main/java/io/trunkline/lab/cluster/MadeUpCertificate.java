package io.trunkline.lab.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** TLS with a certificate that nobody knows, for peers who must speak TLS and check nothing. */
final class MadeUpCertificate {

    private MadeUpCertificate() {}

    /** Made by the JDK's keytool, in a folder that is gone afterwards. */
    static SSLContext tls() throws IOException {
        Path folder = Files.createTempDirectory("certificate");
        Path store = folder.resolve("store.p12");
        String password = HexFormat.of().toHexDigits(RandomGenerator.getDefault().nextLong());
        try {
            make(store, password);
            return context(store, password.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK can't read what its keytool wrote", e);
        } finally {
            Files.deleteIfExists(store);
            Files.delete(folder);
        }
    }

    private static void make(Path store, String password) throws IOException {
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "lab",
                "-keyalg", "EC", "-dname", "CN=lab", "-validity", "365", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", password)
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.INHERIT).start();
        try {
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool failed with exit code " + keytool.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a certificate was made", e);
        }
    }

    private static SSLContext context(Path store, char[] password) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }
}
