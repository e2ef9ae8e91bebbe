package io.trunkline.bridge.socket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Frames over a socket of the JDK's without TLS, which is read into one buffer and written to without Netty's queue. */
@Timeout(30)
class PlainSocketTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final int MOST = 100_000;

    private final NioEventLoopGroup loop = new NioEventLoopGroup(1);
    private final FrameBuffers buffers = new FrameBuffers();
    private final WriteBatch batch = new WriteBatch();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final CompletableFuture<FrameChannel> opened = new CompletableFuture<>();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private Channel server;
    private Socket peer;
    private FrameChannel frames;

    @BeforeEach
    void open() throws Exception {
        server = new ServerBootstrap().group(loop).channel(NioServerSocketChannel.class).childOption(ChannelOption.SO_SNDBUF, 64 * 1024)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        FrameChannel made = new FrameChannel(receiver(), false, MOST, buffers, batch, (ContextInternal) VERTX.getOrCreateContext());
                        channel.pipeline().addLast(made, new Others());
                        opened.complete(made);
                    }
                }).bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).sync().channel();
        peer = new Socket();
        peer.setReceiveBufferSize(32 * 1024);
        peer.connect(server.localAddress());
        frames = opened.get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        peer.close();
        server.close().sync();
        loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void allArrivesInOrderThroughASocketThatIsFullInBetween() throws Exception {
        // Given
        int messages = 400;
        CompletableFuture<Boolean> full = new CompletableFuture<>();
        // When
        loop.execute(() -> {
            for (int i = 0; i < messages; i++) {
                frames.out().send(message(i));
                frames.out().flush();
            }
            full.complete(frames.out().full());
        });
        // Then
        assertThat(full.get(10, TimeUnit.SECONDS)).as("the peer reads nothing yet").isTrue();
        DataInputStream in = new DataInputStream(peer.getInputStream());
        for (int i = 0; i < messages; i++) {
            assertThat(frame(in)).isEqualTo(new String(message(i), US_ASCII));
        }
        drained.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aSocketThatWasFullUntilItsBatchLeftTellsThatItCanTakeMore() throws Exception {
        // Given
        CompletableFuture<Boolean> full = new CompletableFuture<>();
        // When
        loop.execute(() -> {
            for (int i = 0; i < 7; i++) {
                frames.out().send(message(i));
            }
            full.complete(frames.out().full());
        });
        // Then
        assertThat(full.get(10, TimeUnit.SECONDS)).isTrue();
        DataInputStream in = new DataInputStream(peer.getInputStream());
        for (int i = 0; i < 7; i++) {
            frame(in);
        }
        drained.get(10, TimeUnit.SECONDS);
        assertThat(loop.submit(() -> frames.out().full()).get(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void whatNettyIsGivenKeepsItsPlaceAmongTheFrames() throws Exception {
        // Given
        byte[] ping = {(byte) 0x89, 0};
        // When
        loop.execute(() -> {
            frames.out().send("first".getBytes(US_ASCII));
            frames.channel().channel().writeAndFlush(Unpooled.wrappedBuffer(ping));
            frames.out().send("second".getBytes(US_ASCII));
        });
        // Then
        DataInputStream in = new DataInputStream(peer.getInputStream());
        assertThat(frame(in)).isEqualTo("first");
        assertThat(in.readNBytes(2)).isEqualTo(ping);
        assertThat(frame(in)).isEqualTo("second");
    }

    @Test
    void messagesCutByReadsOfOtherSocketsAreWhole() throws Exception {
        // Given
        byte[] wire = unmasked("a".repeat(50_000));
        try (Socket other = new Socket()) {
            other.connect(server.localAddress());
            // When
            for (int at = 0; at < wire.length; at += 9_000) {
                int part = Math.min(9_000, wire.length - at);
                peer.getOutputStream().write(wire, at, part);
                other.getOutputStream().write(unmasked("other " + at));
                await("other " + at);
            }
            // Then
            await("a".repeat(50_000));
        }
    }

    @Test
    void aBrokenSocketIsClosedAsAlways() throws Exception {
        // Given
        peer.setSoLinger(true, 0);
        // When
        peer.close();
        // Then
        closed.get(10, TimeUnit.SECONDS);
        loop.submit(() -> frames.out().send("into the void".getBytes(US_ASCII))).get(10, TimeUnit.SECONDS);
        loop.submit(() -> { }).get(10, TimeUnit.SECONDS);
    }

    private void await(String text) throws InterruptedException {
        synchronized (texts) {
            while (!texts.contains(text)) {
                texts.wait();
            }
        }
    }

    private static byte[] message(int i) {
        return (i + "-" + "x".repeat(10_000)).getBytes(US_ASCII);
    }

    /** The next frame's payload: a client's, so masked. */
    private static String frame(DataInputStream in) throws IOException {
        assertThat(in.readUnsignedByte()).isEqualTo(0x81);
        int second = in.readUnsignedByte() & 0x7F;
        int length = second == 127 ? (int) in.readLong() : second == 126 ? in.readUnsignedShort() : second;
        int mask = in.readInt();
        byte[] payload = in.readNBytes(length);
        FrameHeader.mask(payload, length, mask);
        return new String(payload, US_ASCII);
    }

    private static byte[] unmasked(String text) {
        ByteBuf frame = Unpooled.buffer();
        FrameHeader.write(frame, text.length(), false);
        frame.writeCharSequence(text, US_ASCII);
        byte[] bytes = new byte[frame.readableBytes()];
        frame.readBytes(bytes);
        return bytes;
    }

    private FrameChannel.Receiver receiver() {
        return new FrameChannel.Receiver() {
            @Override
            public void text(byte[] buffer, int length) {
                synchronized (texts) {
                    texts.add(new String(buffer, 0, length, US_ASCII));
                    texts.notifyAll();
                }
            }

            @Override
            public void tooBig() {
                throw new AssertionError("no message is");
            }

            @Override
            public void drained() {
                drained.complete(null);
            }
        };
    }

    /** Stands where Vert.x does. */
    private final class Others extends ChannelInboundHandlerAdapter {
        @Override
        public void channelInactive(ChannelHandlerContext context) {
            closed.complete(null);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable error) {
            context.close();
        }
    }
}
