package io.trunkline.lab.carrier.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MediaSocketTest {

    private static final long NOW = System.nanoTime();

    private final Wire wire = new Wire();
    private final AtomicInteger lost = new AtomicInteger();
    private final MediaSocket socket = new MediaSocket(wire, lost::incrementAndGet);

    @Test
    void whatIsDueIsWrittenBeforeSendReturns() {
        // When
        socket.send("a", NOW);
        socket.send("b", NOW);
        socket.close();

        // Then
        assertThat(wire.written).containsExactly("a", "b", "closed 1000");
        assertThat(wire.writers).containsOnly(Thread.currentThread());
    }

    @Test
    void messagesWaitForTheOneThatIsBeingWritten() {
        // Given
        wire.next = new CompletableFuture<>();
        CompletableFuture<WebSocket> first = wire.next;
        socket.send("a", NOW);
        wire.next = CompletableFuture.completedFuture(wire);

        // When
        socket.send("b", NOW);
        socket.close();

        // Then
        assertThat(wire.written).containsExactly("a");
        first.complete(wire);
        await().untilAsserted(() -> assertThat(wire.written).containsExactly("a", "b", "closed 1000"));
        assertThat(lost).hasValue(0);
    }

    @Test
    void aMessageThatIsNotDueHoldsBackThoseBehindIt() {
        // Given
        long due = System.nanoTime() + Duration.ofMillis(50).toNanos();

        // When
        socket.send("late", due);
        socket.send("behind", NOW);

        // Then
        assertThat(wire.written).isEmpty();
        await().untilAsserted(() -> assertThat(wire.written).containsExactly("late", "behind"));
        assertThat(System.nanoTime()).isGreaterThanOrEqualTo(due);
    }

    @Test
    void whoReadsTooSlowlyLosesTheConnection() {
        // Given
        wire.next = new CompletableFuture<>();
        socket.send("stuck", NOW);

        // When
        for (int i = 0; i < MediaSocket.BOUND; i++) {
            socket.send("waits", NOW);
        }

        // Then
        assertThat(wire.aborted).isFalse();
        socket.send("one too many", NOW);
        assertThat(wire.aborted).isTrue();
        assertThat(lost).hasValue(1);
    }

    @Test
    void aWriteThatFailsLosesTheConnection() {
        // Given
        wire.next = CompletableFuture.failedFuture(new IOException("reset"));

        // When
        socket.send("a", NOW);

        // Then
        await().untilAsserted(() -> assertThat(lost).hasValue(1));
        assertThat(wire.aborted).isTrue();
    }

    /** The library's side: notes what is written, and when writing ends is the test's to say. */
    private static final class Wire implements WebSocket {

        final List<String> written = new CopyOnWriteArrayList<>();
        final List<Thread> writers = new CopyOnWriteArrayList<>();
        volatile CompletableFuture<WebSocket> next = CompletableFuture.completedFuture(this);
        volatile boolean aborted;

        @Override
        public CompletableFuture<WebSocket> sendText(CharSequence data, boolean last) {
            return write(data.toString());
        }

        @Override
        public CompletableFuture<WebSocket> sendClose(int statusCode, String reason) {
            return write("closed " + statusCode);
        }

        private CompletableFuture<WebSocket> write(String what) {
            written.add(what);
            writers.add(Thread.currentThread());
            return next;
        }

        @Override
        public void abort() {
            aborted = true;
        }

        @Override
        public CompletableFuture<WebSocket> sendBinary(ByteBuffer data, boolean last) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<WebSocket> sendPing(ByteBuffer message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<WebSocket> sendPong(ByteBuffer message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void request(long n) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getSubprotocol() {
            return "";
        }

        @Override
        public boolean isOutputClosed() {
            return aborted;
        }

        @Override
        public boolean isInputClosed() {
            return aborted;
        }
    }
}
