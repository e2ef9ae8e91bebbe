package io.trunkline.bridge.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.nio.AbstractNioChannel;
import io.netty.channel.nio.NioEventLoop;
import io.netty.channel.nio.NioTask;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * Takes bytes from the kernel when the selector tells of them, without Netty's pipeline between: on the JDK's sockets without TLS. Netty goes on to own the socket: it stops
 * and starts reading, writes what stood in its queue, and meets ends and errors. Used on the socket's loop.
 */
final class DirectRead implements NioTask<SelectableChannel> {
    /** Given what is read. */
    interface Reader {
        /** One read's bytes, which are this one's to release. */
        void arrived(ByteBuf bytes);
    }

    private final Channel channel;
    private final AbstractNioChannel.NioUnsafe netty;
    private final SocketChannel socket;
    private final ReadBuffer buffer;
    private final Reader reader;

    private DirectRead(Channel channel, SocketChannel socket, ReadBuffer buffer, Reader reader) {
        this.channel = channel;
        this.netty = ((AbstractNioChannel) channel).unsafe();
        this.socket = socket;
        this.buffer = buffer;
        this.reader = reader;
    }

    /** Reads {@code channel} from now on, if it is of the kind that can be read directly; else Netty goes on to. */
    static void of(Channel channel, ReadBuffer buffer, Reader reader) {
        SocketChannel socket = PlainSocket.of(channel);
        if (socket != null && channel.eventLoop() instanceof NioEventLoop loop) {
            // the socket keeps its place at the selector: whom it tells changes, not what it looks for
            loop.register(socket, channel.config().isAutoRead() ? SelectionKey.OP_READ : 0, new DirectRead(channel, socket, buffer, reader));
        }
    }

    @Override
    public void channelReady(SelectableChannel ready, SelectionKey key) {
        int what = key.readyOps();
        if ((what & SelectionKey.OP_WRITE) != 0) {
            netty.forceFlush();
        }
        if ((what & SelectionKey.OP_READ) != 0) {
            read();
        }
    }

    /** Once: what is left makes the selector tell again, when the others had their turn. */
    private void read() {
        ByteBuf bytes = buffer.ioBuffer(ReadBuffer.SIZE);
        int read = -1;
        try {
            read = socket.read(bytes.internalNioBuffer(0, bytes.capacity()));
        } catch (IOException broken) {
            // Netty meets the same error, and closes as it always does; so with the end
        }
        if (read > 0) {
            reader.arrived(bytes.setIndex(0, read));
            return;
        }
        bytes.release();
        if (read < 0) {
            netty.read();
        }
    }

    /** The loop ends, or the socket is gone. */
    @Override
    public void channelUnregistered(SelectableChannel gone, Throwable cause) {
        if (channel.isOpen()) {
            netty.close(netty.voidPromise());
        }
    }
}
