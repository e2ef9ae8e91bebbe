package io.trunkline.bridge.socket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Frames over a socket of the JDK's without TLS, which is read and written without Netty's pipeline and queue. */
@Timeout(30)
class PlainSocketTest {
    private static final int PART = 64 * 1024;

    private PlainSockets sockets;
    private PlainSockets.Line line;
    private FrameChannel frames;

    @BeforeEach
    void open() throws Exception {
        sockets = new PlainSockets();
        line = sockets.connect();
        frames = line.ours().frames;
    }

    @AfterEach
    void close() throws Exception {
        sockets.close();
    }

    @Test
    void allArrivesInOrderThroughASocketThatIsFullInBetween() throws Exception {
        // Given
        int messages = 400;
        // When
        boolean full = sockets.onLoop(() -> {
            for (int i = 0; i < messages; i++) {
                frames.out().send(message(i));
                frames.out().flush();
            }
            return frames.out().full();
        });
        // Then
        assertThat(full).as("the peer reads nothing yet").isTrue();
        for (int i = 0; i < messages; i++) {
            assertThat(line.heard()).isEqualTo(new String(message(i), US_ASCII));
        }
        line.ours().drained.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aSocketThatWasFullUntilItsBatchLeftTellsThatItCanTakeMore() throws Exception {
        // When
        boolean full = sockets.onLoop(() -> {
            for (int i = 0; i < 7; i++) {
                frames.out().send(message(i));
            }
            return frames.out().full();
        });
        // Then
        assertThat(full).isTrue();
        for (int i = 0; i < 7; i++) {
            line.heard();
        }
        line.ours().drained.get(10, TimeUnit.SECONDS);
        assertThat(sockets.onLoop(() -> frames.out().full())).isFalse();
    }

    @Test
    void whatNettyIsGivenKeepsItsPlaceAmongTheFrames() throws Exception {
        // Given
        byte[] ping = {(byte) 0x89, 0};
        // When
        sockets.onLoop(() -> {
            frames.out().send("first".getBytes(US_ASCII));
            frames.channel().channel().writeAndFlush(Unpooled.wrappedBuffer(ping));
            frames.out().send("second".getBytes(US_ASCII));
            return null;
        });
        // Then
        assertThat(line.heard()).isEqualTo("first");
        assertThat(line.peer().getInputStream().readNBytes(2)).isEqualTo(ping);
        assertThat(line.heard()).isEqualTo("second");
    }

    @Test
    void framesStayBehindWhatNettyCouldNotWriteYet() throws Exception {
        // Given a socket that nobody but us wrote to
        byte[] large = new byte[4 * 1024 * 1024];
        sockets.onLoop(() -> {
            frames.out().send("first".getBytes(US_ASCII));
            frames.out().flush();
            return null;
        });
        assertThat(line.heard()).isEqualTo("first");
        // When
        sockets.onLoop(() -> {
            frames.channel().channel().writeAndFlush(Unpooled.wrappedBuffer(large));
            // there is room again before Netty knows
            line.peer().getInputStream().readNBytes(PART);
            frames.out().send("second".getBytes(US_ASCII));
            frames.out().flush();
            return null;
        });
        // Then
        assertThat(line.peer().getInputStream().readNBytes(large.length - PART)).containsOnly(0);
        assertThat(line.heard()).isEqualTo("second");
    }

    @Test
    void messagesCutByReadsOfOtherSocketsAreWhole() throws Exception {
        // Given
        byte[] wire = PlainSockets.unmasked("a".repeat(50_000));
        PlainSockets.Line other = sockets.connect();
        // When
        for (int at = 0; at < wire.length; at += 9_000) {
            line.peer().getOutputStream().write(wire, at, Math.min(9_000, wire.length - at));
            other.say("other " + at);
            assertThat(other.ours().text()).isEqualTo("other " + at);
        }
        // Then
        assertThat(line.ours().text()).isEqualTo("a".repeat(50_000));
    }

    @Test
    void isReadWithoutNetty() throws Exception {
        // When
        line.say("hello");
        // Then
        assertThat(line.ours().text()).isEqualTo("hello");
        assertThat(line.ours().readsOfNetty).hasValue(0);
    }

    @Test
    void aPausedSocketIsReadOnWhenItResumes() throws Exception {
        // Given
        line.ours().whenTold = frames::pause;
        line.say("first");
        assertThat(line.ours().text()).isEqualTo("first");
        PlainSockets.Line other = sockets.connect();
        // When
        line.say("second");
        other.say("meanwhile");
        // Then
        assertThat(other.ours().text()).isEqualTo("meanwhile");
        assertThat(line.ours().texts).isEmpty();
        // When
        sockets.onLoop(() -> {
            frames.resume();
            return null;
        });
        // Then
        assertThat(line.ours().text()).isEqualTo("second");
    }

    @Test
    void aSocketThatEndsIsClosed() throws Exception {
        // When
        line.say("goodbye");
        line.peer().shutdownOutput();
        // Then
        assertThat(line.ours().text()).isEqualTo("goodbye");
        line.ours().closed.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aBrokenSocketIsClosedAsAlways() throws Exception {
        // Given
        line.peer().setSoLinger(true, 0);
        // When
        line.peer().close();
        // Then
        line.ours().closed.get(10, TimeUnit.SECONDS);
        sockets.onLoop(() -> {
            frames.out().send("into the void".getBytes(US_ASCII));
            return null;
        });
        sockets.onLoop(() -> null);
    }

    private static byte[] message(int i) {
        return (i + "-" + "x".repeat(10_000)).getBytes(US_ASCII);
    }
}
