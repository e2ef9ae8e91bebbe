package io.trunkline.bridge.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.vertx.core.impl.ContextInternal;

/**
 * The short way of text messages from a socket to a call, and, by {@link FramesOut}, back: whole, unfragmented text frames (RFC 6455, section 5.2) are read from
 * the bytes of the connection directly, beside Vert.x's own pipeline. Everything else (pings, closing, fragments, binary) goes on to Vert.x's decoder, frame by
 * frame. Used only on the media loop.
 */
final class FrameChannel extends ChannelDuplexHandler {
    /** What a message is told to. */
    interface Receiver {
        /** A whole message: {@code length} bytes of {@code buffer}, which is another's again when this returns. */
        void text(byte[] buffer, int length);

        /** A message is longer than allowed; nothing more is read. */
        void tooBig();

        /** The socket can take more again. */
        void drained();
    }

    /** So many messages of one socket, then the others have their turn. */
    private static final int MESSAGES_A_TURN = 64;

    private final Receiver receiver;
    private final boolean server;
    private final int maxMessage;
    private final FrameBuffers buffers;
    private final WriteBatch batch;
    private final ContextInternal vertx;
    private final FramesOut out;
    private ChannelHandlerContext channel;
    private ByteBuf arrived;
    /** Bytes still to come of a frame that is Vert.x's. */
    private long passing;
    private boolean paused;
    private boolean deaf;
    private boolean goingOn;
    /** Whether Vert.x got something of this read, as of the one in which the handshake was. */
    private boolean passedOn = true;

    FrameChannel(Receiver receiver, boolean server, int maxMessage, MediaLoop loop) {
        this(receiver, server, maxMessage, loop.frameBuffers(), loop.writeBatch(), loop.context());
    }

    FrameChannel(Receiver receiver, boolean server, int maxMessage, FrameBuffers buffers, WriteBatch batch, ContextInternal vertx) {
        this.receiver = receiver;
        this.server = server;
        this.maxMessage = maxMessage;
        this.buffers = buffers;
        this.batch = batch;
        this.vertx = vertx;
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
        out.opened(context);
        context.channel().config().setAllocator(buffers.reading());
        DirectRead.of(context.channel(), buffers.reading(), this::readDirectly);
    }

    // --- in ---------------------------------------------------------------------------------------------------------

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            passedOn = true;
            context.fireChannelRead(message);
            return;
        }
        read(bytes);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        readComplete();
    }

    /** A read of its own, beside Netty's. */
    private void readDirectly(ByteBuf bytes) {
        try {
            read(bytes);
        } catch (RuntimeException mistake) {
            channel.fireExceptionCaught(mistake);
        } finally {
            readComplete();
        }
    }

    private void read(ByteBuf bytes) {
        if (deaf) {
            bytes.release();
            return;
        }
        arrived = arrived == null ? bytes : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(channel.alloc(), arrived, bytes);
        take();
    }

    private void readComplete() {
        batch.readEnds();
        if (passedOn) {
            passedOn = false;
            channel.fireChannelReadComplete();
        }
    }

    /** Deals with what arrived, as far as it is whole and wanted. */
    private void take() {
        ContextInternal before = vertx.beginDispatch();
        try {
            int messages = 0;
            while (!paused && arrived != null && arrived.isReadable() && frame()) {
                if (++messages == MESSAGES_A_TURN) {
                    goOnLater();
                    break;
                }
            }
        } finally {
            vertx.endDispatch(before);
        }
        if (arrived != null && (deaf || !arrived.isReadable())) {
            arrived.release();
            arrived = null;
        } else if (arrived != null) {
            arrived = buffers.reading().keep(arrived);
        }
    }

    private void goOnLater() {
        if (!goingOn) {
            goingOn = true;
            channel.channel().config().setAutoRead(false);
            channel.executor().execute(this::goOn);
        }
    }

    private void goOn() {
        goingOn = false;
        if (!paused) {
            take();
            if (!goingOn && !paused) {
                channel.channel().config().setAutoRead(true);
            }
        }
    }

    /** Deals with one frame, or a part of one that is Vert.x's. @return whether there may be more to do */
    private boolean frame() {
        if (passing > 0) {
            int part = (int) Math.min(passing, arrived.readableBytes());
            passing -= part;
            passedOn = true;
            channel.fireChannelRead(arrived.readRetainedSlice(part));
            return true;
        }
        int there = arrived.readableBytes();
        int at = arrived.readerIndex();
        if (there < 2) {
            return false;
        }
        int second = arrived.getByte(at + 1) & 0xFF;
        int header = FrameHeader.length(second);
        if (there < header) {
            return false;
        }
        long length = FrameHeader.payload(arrived, at, second);
        if (arrived.getByte(at) != FrameHeader.WHOLE_TEXT || FrameHeader.masked(second) != server || length < 0) {
            passing = length < 0 ? Long.MAX_VALUE : header + length;
            return true;
        }
        if (length > maxMessage) {
            deaf = true;
            receiver.tooBig();
            return false;
        }
        if (there < header + length) {
            return false;
        }
        text(at + header, (int) length);
        return true;
    }

    private void text(int at, int length) {
        byte[] buffer = buffers.borrowIn(length);
        arrived.getBytes(at, buffer, 0, length);
        if (server) {
            FrameHeader.mask(buffer, length, arrived.getInt(at - FrameHeader.MASK));
        }
        arrived.skipBytes(at + length - arrived.readerIndex());
        try {
            receiver.text(buffer, length);
        } finally {
            buffers.giveBackIn();
        }
    }

    void pause() {
        paused = true;
        channel.channel().config().setAutoRead(false);
    }

    void resume() {
        if (paused) {
            paused = false;
            if (arrived != null) {
                goOnLater();
            } else {
                channel.channel().config().setAutoRead(true);
            }
        }
    }

    // --- the way out ------------------------------------------------------------------------------------------------

    /** Vert.x writes too, the close for one: after what waits. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        out.flush();
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

    // --- end --------------------------------------------------------------------------------------------------------

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
        deaf = true;
        if (arrived != null) {
            arrived.release();
            arrived = null;
        }
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
