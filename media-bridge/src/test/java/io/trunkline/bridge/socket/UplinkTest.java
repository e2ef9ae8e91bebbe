package io.trunkline.bridge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UplinkTest {
    private final Socket socket = new Socket();
    private int dropped;
    private final Uplink uplink = new Uplink(socket, 3, () -> dropped++, new Stall((wait, end) -> () -> { }, Duration.ZERO, () -> { }));

    @Test
    void letsTheOldestAudioGoWhileTheSocketIsFullAndKeepsTheRestInOrder() {
        // Given
        socket.full = true;
        // When
        for (String frame : List.of("a1", "a2", "update", "a3", "a4", "a5", "truncate")) {
            if (frame.startsWith("a")) {
                uplink.audio().send(frame.getBytes(StandardCharsets.UTF_8));
            } else {
                uplink.send(frame.getBytes(StandardCharsets.UTF_8));
            }
        }
        socket.full = false;
        socket.drained.run();
        // Then
        assertThat(socket.sent).containsExactly("update", "a3", "a4", "a5", "truncate");
        assertThat(dropped).isEqualTo(2);
    }

    @Test
    void sendsAtOnceWhileTheSocketTakesIt() {
        uplink.audio().send("a1".getBytes(StandardCharsets.UTF_8));
        assertThat(socket.sent).containsExactly("a1");
    }

    private static final class Socket implements MediaSocket {
        private final List<String> sent = new ArrayList<>();
        private boolean full;
        private Runnable drained;

        @Override
        public void send(byte[] message) {
            sent.add(new String(message, StandardCharsets.UTF_8));
        }

        @Override
        public void flush() {
        }

        @Override
        public boolean full() {
            return full;
        }

        @Override
        public void onDrain(Runnable drained) {
            this.drained = drained;
        }

        @Override
        public void ping(Runnable answered) { }

        @Override
        public void pause() {
        }

        @Override
        public void resume() {
        }

        @Override
        public void close(int code, String reason) {
        }
    }
}
