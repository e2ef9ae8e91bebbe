package io.trunkline.bridge.socket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Frames over a socket of the JDK's without TLS, which is read and written without Netty's pipeline and queue. */
@Timeout(30)
class PlainSocketTest {
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
    void whatSeveralSocketsBringAboutAtOnceLeavesTogether() throws Exception {
        // Given
        List<PlainSockets.Line> all = answering(3);
        List<Integer> there = new ArrayList<>();
        all.forEach(each -> each.ours().whenTold = before(each.ours().whenTold, () -> there.add(answers(all))));
        // When
        allSayAtOnce(all);
        // Then
        for (PlainSockets.Line each : all) {
            assertThat(each.heard()).isEqualTo("answer");
        }
        assertThat(there).as("answers sent when the sockets were read").containsExactly(0, 0, 0);
    }

    @Test
    void noSocketWaitsForAllOfABusyLoop() throws Exception {
        // Given
        List<PlainSockets.Line> all = answering(20);
        List<Integer> there = new ArrayList<>();
        all.forEach(each -> each.ours().whenTold = before(each.ours().whenTold, () -> there.add(answers(all))));
        // When
        allSayAtOnce(all);
        // Then
        for (PlainSockets.Line each : all) {
            assertThat(each.heard()).isEqualTo("answer");
        }
        assertThat(there.getFirst()).isZero();
        assertThat(there.getLast()).isEqualTo(16);
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

    private List<PlainSockets.Line> answering(int many) throws Exception {
        List<PlainSockets.Line> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            PlainSockets.Line each = sockets.connect();
            each.ours().whenTold = () -> each.ours().frames.out().send("answer".getBytes(US_ASCII));
            all.add(each);
        }
        return all;
    }

    /** Until all were read; nobody has taken an answer yet. */
    private void allSayAtOnce(List<PlainSockets.Line> all) throws Exception {
        CompletableFuture<Void> said = new CompletableFuture<>();
        sockets.busy(said);
        for (PlainSockets.Line each : all) {
            each.say("question");
        }
        said.complete(null);
        for (PlainSockets.Line each : all) {
            assertThat(each.ours().text()).isEqualTo("question");
        }
        sockets.onLoop(() -> null);
    }

    /** How many have an answer to read. */
    private static int answers(List<PlainSockets.Line> all) {
        return (int) all.stream().filter(each -> available(each) > 0).count();
    }

    private static int available(PlainSockets.Line line) {
        try {
            return line.peer().getInputStream().available();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Runnable before(Runnable then, Runnable first) {
        return () -> {
            first.run();
            then.run();
        };
    }

    private static byte[] message(int i) {
        return (i + "-" + "x".repeat(10_000)).getBytes(US_ASCII);
    }
}
