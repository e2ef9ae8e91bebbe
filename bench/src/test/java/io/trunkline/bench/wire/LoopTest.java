package io.trunkline.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Both sides of a WebSocket on one loop, over real sockets. */
@Timeout(20)
class LoopTest {
    private static final int MESSAGES = 300;

    private final Loop loop = new Loop();

    @Test
    void messagesOfManySizesComeBackInOrder() {
        assertThat(echoed(null, null)).isEqualTo(MESSAGES);
    }

    @Test
    void messagesOfManySizesComeBackThroughTls(@TempDir Path folder) throws IOException, InterruptedException {
        // Given
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "model", "-keyalg",
                "EC", "-dname", "CN=test", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", Keys.PASSWORD).start();
        assertThat(keytool.waitFor()).isZero();

        // Then
        assertThat(echoed(Keys.server(file.toString()), Keys.client(file.toString()))).isEqualTo(MESSAGES);
    }

    /** Sends messages of up to 60 KB to a server that returns them, until all are back. @return how many came back as they were */
    private int echoed(Tls server, Tls client) {
        int port = loop.listen(0, server, head -> new Echo());
        Asking asking = new Asking();
        loop.connect(port, client, Upgrade.request("127.0.0.1", "/", Map.of()), asking);
        loop.run(true);
        return asking.good;
    }

    private final class Echo implements Connection.Owner {
        private Connection connection;

        @Override
        public void opened(Connection opened) {
            connection = opened;
        }

        @Override
        public void message(byte[] bytes, int offset, int length) {
            connection.send(loop.message().put(bytes, offset, length));
        }

        @Override
        public void closed(int code) {
        }
    }

    private final class Asking implements Connection.Owner {
        private final List<byte[]> expected = new ArrayList<>();
        private int received;
        private int good;

        @Override
        public void opened(Connection connection) {
            for (int i = 0; i < MESSAGES; i++) {
                byte[] text = new byte[i * 197 % 60_000];
                Arrays.fill(text, (byte) ('a' + i % 26));
                expected.add(text);
                connection.send(loop.message().put(text));
            }
        }

        @Override
        public void message(byte[] bytes, int offset, int length) {
            good += Arrays.equals(bytes, offset, offset + length, expected.get(received), 0, expected.get(received).length) ? 1 : 0;
            if (++received == MESSAGES) {
                loop.stop();
            }
        }

        @Override
        public void closed(int code) {
            loop.stop();
        }
    }
}
