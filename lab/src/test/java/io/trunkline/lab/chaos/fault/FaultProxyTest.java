package io.trunkline.lab.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against servers that send back each byte, plus one. */
class FaultProxyTest {

    private final Vertx vertx = Vertx.vertx();
    private final List<ServerSocket> servers = new ArrayList<>();
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        proxy = FaultProxy.start(vertx, 0, server(1));
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        for (ServerSocket server : servers) {
            server.close();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void forwardsBothWays() throws IOException {
        try (Socket socket = connect()) {
            assertThat(echo(socket, 1)).isEqualTo(2);
            assertThat(echo(socket, 7)).isEqualTo(8);
        }
    }

    @Test
    void aServerThatIsAwayEndsWhatIsThereAndWhatComes() throws IOException {
        // Given
        try (Socket before = connect()) {
            echo(before, 1);
            // When
            proxy.away();
            // Then
            assertThat(before.getInputStream().read()).isEqualTo(-1);
            try (Socket during = connect()) {
                assertThat(during.getInputStream().read()).isEqualTo(-1);
            }
        }
        proxy.fair();
        try (Socket after = connect()) {
            assertThat(echo(after, 1)).isEqualTo(2);
        }
    }

    @Test
    void aHalfOpenConnectionSaysNothingAnyMoreAndANewOneWorks() throws IOException {
        try (Socket before = connect()) {
            echo(before, 1);
            // When
            proxy.halfOpen();
            // Then
            before.setSoTimeout(200);
            assertThatThrownBy(() -> echo(before, 1)).isInstanceOf(SocketTimeoutException.class);
            try (Socket after = connect()) {
                assertThat(echo(after, 1)).isEqualTo(2);
            }
        }
    }

    @Test
    void delaysBothWays() throws IOException {
        try (Socket socket = connect()) {
            echo(socket, 1);
            proxy.delay(Duration.ofMillis(150));
            // When
            long asked = System.nanoTime();
            echo(socket, 1);
            // Then
            assertThat(System.nanoTime() - asked).isGreaterThan(Duration.ofMillis(290).toNanos());
        }
    }

    @Test
    void letsBytesThroughInDropsAndInOrder() throws IOException {
        try (Socket socket = connect()) {
            echo(socket, 1);
            proxy.trickle(2);
            // When
            long asked = System.nanoTime();
            socket.getOutputStream().write(new byte[] {1, 2, 3, 4, 5, 6});
            // Then
            assertThat(socket.getInputStream().readNBytes(6)).containsExactly(2, 3, 4, 5, 6, 7);
            assertThat(System.nanoTime() - asked).isGreaterThan(Duration.ofMillis(300).toNanos());
        }
    }

    @Test
    void aServerThatIsGoneIsPassedOver() throws IOException {
        // Given
        int gone = server(1);
        servers.getLast().close();
        try (FaultProxy balancer = FaultProxy.start(vertx, 0, gone, server(2))) {
            // When, Then
            for (int i = 0; i < 4; i++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), balancer.port())) {
                    assertThat(echo(socket, 1)).isEqualTo(3);
                }
            }
        }
    }

    @Test
    void callersWhoComeTogetherAreAllPassedOn() throws IOException {
        // Given
        int gone = server(1);
        servers.getLast().close();
        try (FaultProxy balancer = FaultProxy.start(vertx, 0, gone, server(2))) {
            List<Socket> together = new ArrayList<>();
            // When
            for (int i = 0; i < 10; i++) {
                together.add(new Socket(InetAddress.getLoopbackAddress(), balancer.port()));
            }
            // Then
            for (Socket socket : together) {
                try (socket) {
                    assertThat(echo(socket, 1)).isEqualTo(3);
                }
            }
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(5000);
        return socket;
    }

    private static int echo(Socket socket, int value) throws IOException {
        socket.getOutputStream().write(value);
        return socket.getInputStream().read();
    }

    /** @return its port */
    private int server(int plus) throws IOException {
        var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        servers.add(server);
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket socket = server.accept();
                    Thread.ofVirtual().start(() -> serve(socket, plus));
                }
            } catch (IOException closed) {
                // the test is over
            }
        });
        return server.getLocalPort();
    }

    private static void serve(Socket socket, int plus) {
        try (socket) {
            InputStream in = socket.getInputStream();
            for (int value = in.read(); value >= 0; value = in.read()) {
                socket.getOutputStream().write(value + plus);
            }
        } catch (IOException reset) {
            // as the test wants it
        }
    }
}
