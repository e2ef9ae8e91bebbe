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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sockets of the JDK's without TLS on one loop, and those who talk to them, as a server talks to a client of ours. */
final class PlainSockets implements AutoCloseable {
    private static final int MOST = 100_000;

    private final Vertx vertx = Vertx.vertx();
    private final NioEventLoopGroup loop = new NioEventLoopGroup(1);
    private final FrameBuffers buffers = new FrameBuffers();
    private final WriteBatch batch = new WriteBatch();
    private final BlockingQueue<Ours> accepted = new LinkedBlockingQueue<>();
    private final List<Line> lines = new ArrayList<>();
    private final Channel server;

    PlainSockets() throws InterruptedException {
        server = new ServerBootstrap().group(loop).channel(NioServerSocketChannel.class).childOption(ChannelOption.SO_SNDBUF, 64 * 1024)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        Ours ours = new Ours();
                        ours.frames = new FrameChannel(ours, false, MOST, buffers, batch, (ContextInternal) vertx.getOrCreateContext());
                        channel.pipeline().addLast(ours.ofNetty(), ours.frames, ours.vertx());
                        accepted.add(ours);
                    }
                }).bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).sync().channel();
    }

    /** Another connection. */
    Line connect() throws IOException, InterruptedException {
        Socket peer = new Socket();
        peer.setReceiveBufferSize(32 * 1024);
        peer.connect(server.localAddress());
        peer.setSoTimeout(10_000);
        Line line = new Line(peer, accepted.poll(10, TimeUnit.SECONDS));
        lines.add(line);
        return line;
    }

    /** Does something on the loop. */
    <T> T onLoop(Callable<T> what) throws Exception {
        return loop.submit(what).get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        for (Line line : lines) {
            line.peer().close();
        }
        server.close().sync();
        loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** @param peer the other side @param ours this side */
    record Line(Socket peer, Ours ours) {
        /** Says something to us. */
        void say(String text) throws IOException {
            peer.getOutputStream().write(unmasked(text));
        }

        /** The next frame's payload: a client's, so masked. */
        String heard() throws IOException {
            DataInputStream in = new DataInputStream(peer.getInputStream());
            assertThat(in.readUnsignedByte()).isEqualTo(0x81);
            int second = in.readUnsignedByte() & 0x7F;
            int length = second == 127 ? (int) in.readLong() : second == 126 ? in.readUnsignedShort() : second;
            int mask = in.readInt();
            byte[] payload = in.readNBytes(length);
            FrameHeader.mask(payload, length, mask);
            return new String(payload, US_ASCII);
        }
    }

    /** What happens on our side. */
    static final class Ours implements FrameChannel.Receiver {
        final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        final CompletableFuture<Void> closed = new CompletableFuture<>();
        final CompletableFuture<Void> drained = new CompletableFuture<>();
        final AtomicInteger readsOfNetty = new AtomicInteger();
        volatile Runnable whenTold = () -> { };
        FrameChannel frames;

        String text() throws InterruptedException {
            return texts.poll(10, TimeUnit.SECONDS);
        }

        @Override
        public void text(byte[] buffer, int length) {
            texts.add(new String(buffer, 0, length, US_ASCII));
            whenTold.run();
        }

        @Override
        public void tooBig() {
            throw new AssertionError("no message is");
        }

        @Override
        public void drained() {
            drained.complete(null);
        }

        private ChannelInboundHandlerAdapter ofNetty() {
            return new ChannelInboundHandlerAdapter() {
                @Override
                public void channelRead(ChannelHandlerContext context, Object message) {
                    readsOfNetty.incrementAndGet();
                    context.fireChannelRead(message);
                }
            };
        }

        /** Stands where Vert.x does. */
        private ChannelInboundHandlerAdapter vertx() {
            return new ChannelInboundHandlerAdapter() {
                @Override
                public void channelInactive(ChannelHandlerContext context) {
                    closed.complete(null);
                }

                @Override
                public void exceptionCaught(ChannelHandlerContext context, Throwable error) {
                    context.close();
                }
            };
        }
    }

    static byte[] unmasked(String text) {
        ByteBuf frame = Unpooled.buffer();
        FrameHeader.write(frame, text.length(), false);
        frame.writeCharSequence(text, US_ASCII);
        byte[] bytes = new byte[frame.readableBytes()];
        frame.readBytes(bytes);
        return bytes;
    }
}
