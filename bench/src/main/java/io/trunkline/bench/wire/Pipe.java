package io.trunkline.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Bytes of a socket, plain or within TLS. Never waits. */
interface Pipe {

    /** @return bytes read, 0 if there are none now, -1 at the end */
    int read(ByteBuffer into) throws IOException;

    /** Writes what goes. @return whether something still waits inside for the socket */
    boolean write(ByteBuffer from) throws IOException;

    /** A socket as it is. */
    record Plain(SocketChannel channel) implements Pipe {
        @Override
        public int read(ByteBuffer into) throws IOException {
            return channel.read(into);
        }

        @Override
        public boolean write(ByteBuffer from) throws IOException {
            channel.write(from);
            return false;
        }
    }
}
