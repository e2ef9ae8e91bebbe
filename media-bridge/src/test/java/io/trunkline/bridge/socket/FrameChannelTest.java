package io.trunkline.bridge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.trunkline.call.audio.Audio;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a connection, cut anywhere, against the frames in them; beside a decoder that gets what isn't plain text. */
class FrameChannelTest {
    private static final int MOST = 5_000;
    private static final Vertx VERTX = Vertx.vertx();

    private final List<String> texts = new ArrayList<>();
    private final ByteArrayOutputStream passed = new ByteArrayOutputStream();
    private int tooBig;
    private Runnable whenTold = () -> { };
    private FrameChannel frames;
    private EmbeddedChannel channel;

    @AfterAll
    static void closeVertx() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void nothingIsLeaked() {
        if (channel != null) {
            channel.finishAndReleaseAll();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsEveryTextWhereverTheBytesAreCut(boolean server) {
        Random random = new Random(42);
        for (int round = 0; round < 300; round++) {
            // Given
            open(server);
            List<String> said = new ArrayList<>();
            ByteArrayOutputStream wire = new ByteArrayOutputStream();
            ByteArrayOutputStream others = new ByteArrayOutputStream();
            for (int i = random.nextInt(1, 12); i > 0; i--) {
                if (random.nextInt(4) == 0) {
                    int first = List.of(0x89, 0x8A, 0x01, 0x80, 0x82).get(random.nextInt(5));
                    byte[] other = frame(first, "x".repeat(random.nextInt(120)), server, random.nextInt());
                    wire.writeBytes(other);
                    others.writeBytes(other);
                } else {
                    String text = "é" + "m".repeat(List.of(0, 10, 122, 123, 124, 125, 300, 4_000).get(random.nextInt(8)));
                    said.add(text);
                    wire.writeBytes(frame(0x81, text, server, random.nextInt()));
                }
            }
            // When
            byte[] all = wire.toByteArray();
            for (int at = 0; at < all.length;) {
                int part = Math.min(all.length - at, random.nextInt(1, random.nextBoolean() ? 6 : 700));
                channel.writeInbound(Unpooled.copiedBuffer(all, at, part));
                at += part;
            }
            channel.runPendingTasks();
            // Then
            assertThat(texts).isEqualTo(said);
            assertThat(passed.toByteArray()).isEqualTo(others.toByteArray());
            texts.clear();
            passed.reset();
            channel.finishAndReleaseAll();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsWrittenIsReadByTheOtherSide(boolean server) {
        for (int length : List.of(0, 1, 117, 118, 125, 126, 4_000, 65_536, 200_000)) {
            // Given
            open(server);
            Audio audio = Audio.ofBase64("A".repeat(length));
            // When
            frames.out().send("{\"p\":\"".getBytes(StandardCharsets.US_ASCII), audio, "\"}".getBytes(StandardCharsets.US_ASCII));
            frames.out().send("second".getBytes(StandardCharsets.US_ASCII));
            channel.runPendingTasks();
            // Then
            ByteBuf written = channel.readOutbound();
            assertThat((Object) channel.readOutbound()).as("both in one write").isNull();
            EmbeddedChannel other = new EmbeddedChannel(new FrameChannel(receiver(), !server, 1_000_000, new FrameBuffers(), new WriteBatch(), context()));
            other.writeInbound(written);
            assertThat(texts).containsExactly("{\"p\":\"" + "A".repeat(length) + "\"}", "second");
            texts.clear();
            other.finishAndReleaseAll();
        }
    }

    @Test
    void whatOneReadBringsAboutLeavesInOneWrite() {
        // Given
        open(true);
        whenTold = () -> frames.out().send("answer".getBytes(StandardCharsets.US_ASCII));
        // When
        channel.writeInbound(Unpooled.copiedBuffer(frame(0x81, "a", true, 1), frame(0x81, "b", true, 2), frame(0x81, "c", true, 3)));
        // Then
        ByteBuf written = channel.readOutbound();
        assertThat(written.readableBytes()).isEqualTo(3 * 8);
        assertThat((Object) channel.readOutbound()).isNull();
        written.release();
    }

    @Test
    void aMessageOverTheBoundIsToldAtItsHeaderAndNothingAfterItIsRead() {
        // Given
        open(true);
        byte[] big = frame(0x81, "m".repeat(MOST + 1), true, 5);
        // When
        channel.writeInbound(Unpooled.copiedBuffer(big, 0, 20));
        channel.writeInbound(Unpooled.copiedBuffer(big, 20, big.length - 20));
        channel.writeInbound(Unpooled.copiedBuffer(frame(0x81, "later", true, 5)));
        // Then
        assertThat(tooBig).isEqualTo(1);
        assertThat(texts).isEmpty();
    }

    @Test
    void aPausedSocketKeepsWhatArrivedAndGoesOnWhereItWas() {
        // Given
        open(true);
        whenTold = frames::pause;
        // When
        channel.writeInbound(Unpooled.copiedBuffer(frame(0x81, "a", true, 1), frame(0x81, "b", true, 2)));
        // Then
        assertThat(texts).containsExactly("a");
        assertThat(channel.config().isAutoRead()).isFalse();
        // When
        whenTold = () -> { };
        frames.resume();
        channel.runPendingTasks();
        // Then
        assertThat(texts).containsExactly("a", "b");
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void aFloodIsReadInTurns() {
        // Given
        open(true);
        ByteArrayOutputStream flood = new ByteArrayOutputStream();
        for (int i = 0; i < 200; i++) {
            flood.writeBytes(frame(0x81, "f" + i, true, i));
        }
        List<Integer> turns = new ArrayList<>();
        // When
        channel.pipeline().fireChannelRead(Unpooled.copiedBuffer(flood.toByteArray()));
        turns.add(texts.size());
        channel.runPendingTasks();
        // Then
        assertThat(turns).containsExactly(64);
        assertThat(texts).hasSize(200);
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void bytesThatAreNoFramesAreLeftToTheOtherDecoder() {
        // Given
        open(true);
        byte[] noise = new byte[3_000];
        new Random(3).nextBytes(noise);
        noise[0] = (byte) 0xF3;
        noise[1] = (byte) 0xFF;
        noise[2] = (byte) 0xFF;
        // When
        channel.writeInbound(Unpooled.copiedBuffer(noise));
        // Then
        assertThat(texts).isEmpty();
        assertThat(passed.toByteArray()).isEqualTo(noise);
    }

    private void open(boolean server) {
        frames = new FrameChannel(receiver(), server, MOST, new FrameBuffers(), new WriteBatch(), context());
        channel = new EmbeddedChannel(frames, new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                ByteBuf bytes = (ByteBuf) message;
                byte[] copy = new byte[bytes.readableBytes()];
                bytes.readBytes(copy);
                passed.writeBytes(copy);
                bytes.release();
            }
        });
    }

    private static ContextInternal context() {
        return (ContextInternal) VERTX.getOrCreateContext();
    }

    private FrameChannel.Receiver receiver() {
        return new FrameChannel.Receiver() {
            @Override
            public void text(byte[] buffer, int length) {
                texts.add(new String(buffer, 0, length, StandardCharsets.UTF_8));
                whenTold.run();
            }

            @Override
            public void tooBig() {
                tooBig++;
            }

            @Override
            public void drained() {
            }
        };
    }

    /** A frame as RFC 6455, section 5.2, draws it. */
    private static byte[] frame(int first, String text, boolean masked, int mask) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteBuf frame = Unpooled.buffer();
        frame.writeByte(first);
        int flag = masked ? 0x80 : 0;
        if (payload.length < 126) {
            frame.writeByte(flag | payload.length);
        } else if (payload.length < 65_536) {
            frame.writeByte(flag | 126).writeShort(payload.length);
        } else {
            frame.writeByte(flag | 127).writeLong(payload.length);
        }
        byte[] key = {(byte) (mask >> 24), (byte) (mask >> 16), (byte) (mask >> 8), (byte) mask};
        if (masked) {
            frame.writeBytes(key);
        }
        for (int i = 0; i < payload.length; i++) {
            frame.writeByte(masked ? payload[i] ^ key[i % 4] : payload[i]);
        }
        byte[] bytes = new byte[frame.readableBytes()];
        frame.readBytes(bytes);
        frame.release();
        return bytes;
    }
}
