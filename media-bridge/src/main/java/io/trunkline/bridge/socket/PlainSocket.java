package io.trunkline.bridge.socket;

import io.netty.channel.Channel;
import io.netty.channel.nio.AbstractNioChannel;
import io.netty.handler.ssl.SslHandler;
import java.nio.channels.SocketChannel;

/** The JDK's socket under a channel, where nothing stands between its bytes and the frames in them. */
final class PlainSocket {

    private PlainSocket() {
    }

    /** {@code null} where {@code channel} is encrypted or of another transport than NIO: its bytes must go through Netty's pipeline. */
    static SocketChannel of(Channel channel) {
        boolean plain = channel instanceof AbstractNioChannel && channel.pipeline().get(SslHandler.class) == null;
        return plain && ((AbstractNioChannel) channel).unsafe().ch() instanceof SocketChannel socket ? socket : null;
    }
}
