package io.trunkline.bench.run;

import io.trunkline.bench.wire.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A certificate of our own for the Realtime server, by the JDK's keytool. */
final class Certificate {

    /** @return the PKCS#12 file with key and certificate; the one and the other side read it */
    static String make(Path folder) {
        Path file = folder.resolve("model.p12");
        try {
            Files.deleteIfExists(file);
            Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "model",
                    "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=bench", "-ext", "san=ip:127.0.0.1,dns:localhost", "-validity", "2",
                    "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", Keys.PASSWORD).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes());
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + said);
            }
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Certificate() {
    }
}
