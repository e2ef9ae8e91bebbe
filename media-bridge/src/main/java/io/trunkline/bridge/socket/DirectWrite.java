package io.trunkline.bridge.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.io.IOException;
import java.nio.channels.SocketChannel;

/**
 * Hands bytes to the kernel without Netty's queue between: on the JDK's sockets without TLS, while nothing is queued. What a socket doesn't take, and its errors, are left to
 * Netty. Used on the socket's loop.
 */
final class DirectWrite {
    private final Channel channel;
    private final SocketChannel socket;

    private DirectWrite(Channel channel, SocketChannel socket) {
        this.channel = channel;
        this.socket = socket;
    }

    /** For {@code channel}; {@code null} if it isn't of the kind that can be written to directly. */
    static DirectWrite to(Channel channel) {
        SocketChannel socket = PlainSocket.of(channel);
        return socket == null ? null : new DirectWrite(channel, socket);
    }

    /** Whether something is before us in Netty's queue, or the socket is gone. */
    boolean mustQueue() {
        var queued = channel.unsafe().outboundBuffer();
        return queued == null || queued.totalPendingWriteBytes() > 0;
    }

    /** Writes what of {@code bytes} the socket takes at once; returns whether that was all. Not while {@link #mustQueue}. */
    boolean all(ByteBuf bytes) {
        try {
            bytes.skipBytes(socket.write(bytes.internalNioBuffer(bytes.readerIndex(), bytes.readableBytes())));
        } catch (IOException broken) {
            // Netty meets the same error with what is left, and closes as it always does
            return false;
        }
        return !bytes.isReadable();
    }
}
