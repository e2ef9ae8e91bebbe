package io.trunkline.bridge.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.vertx.core.impl.ContextInternal;

/**
 * Text messages from a socket: whole, unfragmented text frames (RFC 6455, section 5.2), told one by one. Every other frame goes on to the next handler as it came.
 * Used only on the media loop.
 */
final class FramesIn {
    /** So many messages of one socket, then the others have their turn. */
    private static final int MESSAGES_A_TURN = 64;

    private final FrameChannel.Receiver receiver;
    private final boolean masked;
    private final int maxMessage;
    private final FrameBuffers buffers;
    private final ContextInternal vertx;
    private ChannelHandlerContext channel;
    private ByteBuf arrived;
    /** Bytes still to come of a frame that is another's. */
    private long passing;
    private boolean paused;
    private boolean deaf;
    private boolean goingOn;
    private boolean passedOn;

    /**
     * @param masked     whether frames must be masked, as a client's are
     * @param maxMessage bytes
     * @param vertx      whom Vert.x takes for the one at work while messages are told
     */
    FramesIn(FrameChannel.Receiver receiver, boolean masked, int maxMessage, FrameBuffers buffers, ContextInternal vertx) {
        this.receiver = receiver;
        this.masked = masked;
        this.maxMessage = maxMessage;
        this.buffers = buffers;
        this.vertx = vertx;
    }

    /** Told before anything is read. */
    void opened(ChannelHandlerContext channel) {
        this.channel = channel;
    }

    /** Bytes of the connection, which are this one's to release. */
    void read(ByteBuf bytes) {
        if (deaf) {
            bytes.release();
            return;
        }
        arrived = arrived == null ? bytes : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(channel.alloc(), arrived, bytes);
        take();
    }

    /** Whether the next handler got something since this was asked last. */
    boolean passedOn() {
        boolean passed = passedOn;
        passedOn = false;
        return passed;
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

    /** Deals with one frame, or a part of one that is another's. @return whether there may be more to do */
    private boolean frame() {
        if (passing > 0) {
            pass();
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
        if (arrived.getByte(at) != FrameHeader.WHOLE_TEXT || FrameHeader.masked(second) != masked || length < 0) {
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

    private void pass() {
        int part = (int) Math.min(passing, arrived.readableBytes());
        passing -= part;
        passedOn = true;
        channel.fireChannelRead(arrived.readRetainedSlice(part));
    }

    private void text(int at, int length) {
        byte[] buffer = buffers.borrowIn(length);
        arrived.getBytes(at, buffer, 0, length);
        if (masked) {
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

    /** The connection is over. */
    void letGo() {
        deaf = true;
        if (arrived != null) {
            arrived.release();
            arrived = null;
        }
    }
}
