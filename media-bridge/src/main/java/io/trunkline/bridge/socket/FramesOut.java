package io.trunkline.bridge.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.EventExecutor;
import io.trunkline.call.audio.Audio;

/** Text messages to a socket: put together as frames until {@link WriteBatch} has them leave in one write. Used only on the media loop. */
final class FramesOut {
    /** More than this unsent, and a socket counts as full: Netty's own mark for what was handed to it. */
    private static final int MOST_WAITING = 64 * 1024;

    private final boolean masks;
    private final FrameBuffers buffers;
    private final WriteBatch batch;
    private final Runnable drained;
    private ChannelHandlerContext channel;
    private DirectWrite direct;
    private ByteBuf waiting;
    /** Whether Netty got something to write since its queue was seen empty: only then it is asked, as what it would look at for that is cold at each frame. */
    private boolean nettyWrites = true;

    /**
     * @param masks   whether frames are masked, as a client's are (RFC 6455, section 5.3)
     * @param drained run on the loop when a full socket can take more again, and Netty doesn't tell since nothing stood in its queue
     */
    FramesOut(boolean masks, FrameBuffers buffers, WriteBatch batch, Runnable drained) {
        this.masks = masks;
        this.buffers = buffers;
        this.batch = batch;
        this.drained = drained;
    }

    /** Told before anything is sent. */
    void opened(ChannelHandlerContext channel) {
        this.channel = channel;
        this.direct = DirectWrite.to(channel.channel());
    }

    boolean full() {
        return mustQueue() && !channel.channel().isWritable() || waiting != null && waiting.readableBytes() > MOST_WAITING;
    }

    /** Netty has something to write, which isn't ours. */
    void nettyWrites() {
        nettyWrites = true;
    }

    private boolean mustQueue() {
        nettyWrites = nettyWrites && (direct == null || direct.mustQueue());
        return nettyWrites;
    }

    void send(byte[] message) {
        byte[] frame = buffers.out(message.length);
        System.arraycopy(message, 0, frame, 0, message.length);
        write(frame, message.length);
    }

    void send(byte[] head, Audio audio, byte[] tail) {
        byte[] frame = buffers.out(head.length + audio.length() + tail.length);
        System.arraycopy(head, 0, frame, 0, head.length);
        int end = audio.copyTo(frame, head.length);
        System.arraycopy(tail, 0, frame, end, tail.length);
        write(frame, end + tail.length);
    }

    private void write(byte[] payload, int length) {
        if (waiting == null) {
            waiting = buffers.wire().borrow(length + FrameHeader.LONGEST);
            batch.add(this);
        }
        FrameHeader.write(waiting, length, masks);
        if (masks) {
            int mask = buffers.nextMask();
            waiting.writeInt(mask);
            FrameHeader.mask(payload, length, mask);
        }
        waiting.writeBytes(payload, 0, length);
    }

    /** Lets what waits leave now. */
    void flush() {
        if (waiting == null) {
            return;
        }
        ByteBuf bytes = waiting;
        waiting = null;
        boolean full = bytes.readableBytes() > MOST_WAITING;
        WireBuffers.keep(bytes);
        if (!mustQueue() && direct.all(bytes)) {
            bytes.release();
        } else {
            queue(bytes);
        }
        buffers.wire().giveBack(bytes);
        if (full && channel.channel().isWritable()) {
            channel.executor().execute(drained);
        }
    }

    private void queue(ByteBuf bytes) {
        nettyWrites = true;
        if (channel.channel().isActive()) {
            channel.writeAndFlush(bytes, channel.voidPromise());
        } else {
            bytes.release();
        }
    }

    /** The loop on which all this happens. */
    EventExecutor loop() {
        return channel.executor();
    }

    /** The connection is over. */
    void letGo() {
        if (waiting != null) {
            waiting.release();
            waiting = null;
        }
    }
}
