package io.trunkline.bridge.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.vertx.core.impl.ContextInternal;

/**
 * The short way of text messages from a socket to a call, by {@link FramesIn}, and, by {@link FramesOut}, back: beside Vert.x's own pipeline, in which this stands.
 * Everything else (pings, closing, fragments, binary) goes on to Vert.x's decoder, frame by frame. Used only on the media loop.
 */
final class FrameChannel extends ChannelDuplexHandler implements DirectRead.Reader {
    /** What a message is told to. */
    interface Receiver {
        /** A whole message: {@code length} bytes of {@code buffer}, which is another's again when this returns. */
        void text(byte[] buffer, int length);

        /** A message is longer than allowed; nothing more is read. */
        void tooBig();

        /** The socket can take more again. */
        void drained();
    }

    private final Receiver receiver;
    private final FrameBuffers buffers;
    private final WriteBatch batch;
    private final ContextInternal vertx;
    private final FramesIn in;
    private final FramesOut out;
    private ChannelHandlerContext channel;
    /** Whether Vert.x must be told of a read's end since it got the beginning, as of the one in which the handshake was. */
    private boolean endOwed = true;

    FrameChannel(Receiver receiver, boolean server, int maxMessage, MediaLoop loop) {
        this(receiver, server, maxMessage, loop.frameBuffers(), loop.writeBatch(), loop.context());
    }

    FrameChannel(Receiver receiver, boolean server, int maxMessage, FrameBuffers buffers, WriteBatch batch, ContextInternal vertx) {
        this.receiver = receiver;
        this.buffers = buffers;
        this.batch = batch;
        this.vertx = vertx;
        this.in = new FramesIn(receiver, server, maxMessage, buffers, vertx);
        this.out = new FramesOut(!server, buffers, batch, this::drained);
    }

    FramesOut out() {
        return out;
    }

    /** Puts this before Vert.x's decoder; at once when the handshake is done, before a byte of a frame went there. */
    void install(ChannelHandlerContext vertxHandler) {
        var pipeline = vertxHandler.pipeline();
        // its timer would cost every write a promise of its own; silent streams are the calls' to notice
        if (pipeline.get("idle") != null) {
            pipeline.remove("idle");
        }
        pipeline.addBefore(pipeline.context(WebSocketFrameDecoder.class).name(), "media", this);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context;
        in.opened(context);
        out.opened(context);
        context.channel().config().setAllocator(buffers.reading());
        DirectRead.of(context.channel(), buffers.reading(), this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            batch.readBegins();
            in.read(bytes);
        } else {
            endOwed = true;
            context.fireChannelRead(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        readComplete();
    }

    /** A read of its own, beside Netty's. */
    @Override
    public void arrived(ByteBuf bytes) {
        batch.readBegins();
        try {
            in.read(bytes);
        } catch (RuntimeException mistake) {
            channel.fireExceptionCaught(mistake);
        } finally {
            readComplete();
        }
    }

    private void readComplete() {
        batch.readEnds();
        if (in.passedOn() || endOwed) {
            endOwed = false;
            channel.fireChannelReadComplete();
        }
    }

    void pause() {
        in.pause();
    }

    void resume() {
        in.resume();
    }

    /** Vert.x writes too, the close for one: after what waits. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        out.flush();
        out.nettyWrites();
        context.write(message, promise);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            drained();
        }
        context.fireChannelWritabilityChanged();
    }

    private void drained() {
        ContextInternal before = vertx.beginDispatch();
        try {
            receiver.drained();
        } finally {
            vertx.endDispatch(before);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        letGo();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        letGo();
    }

    private void letGo() {
        in.letGo();
        out.letGo();
    }

    /** Cuts the connection, whatever the peer does. */
    void cut() {
        channel.close();
    }

    ChannelHandlerContext channel() {
        return channel;
    }
}
