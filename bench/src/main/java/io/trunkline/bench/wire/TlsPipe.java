package io.trunkline.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/** A socket within TLS. Handshakes by itself, reading or writing as it has to. */
final class TlsPipe implements Pipe {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final ByteBuffer sealedIn;
    private ByteBuffer sealedOut;

    TlsPipe(SocketChannel channel, SSLEngine engine) {
        this.channel = channel;
        this.engine = engine;
        int packet = engine.getSession().getPacketBufferSize();
        sealedIn = ByteBuffer.allocate(2 * packet);
        sealedOut = ByteBuffer.allocate(2 * packet);
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int before = into.position();
        int read = channel.read(sealedIn);
        sealedIn.flip();
        unwrap(into);
        sealedIn.compact();
        int plain = into.position() - before;
        return plain == 0 && read < 0 ? -1 : plain;
    }

    private void unwrap(ByteBuffer into) throws IOException {
        boolean went = true;
        while (went && sealedIn.hasRemaining()) {
            SSLEngineResult result = engine.unwrap(sealedIn, into);
            if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
                throw new IOException("more plain text than the buffer holds");
            }
            HandshakeStatus status = result.getHandshakeStatus();
            shake(status);
            went = result.getStatus() == SSLEngineResult.Status.OK && (result.bytesConsumed() > 0 || result.bytesProduced() > 0
                    || status == HandshakeStatus.NEED_TASK || status == HandshakeStatus.NEED_WRAP);
        }
    }

    private void shake(HandshakeStatus first) throws IOException {
        for (HandshakeStatus status = first; ; status = engine.getHandshakeStatus()) {
            switch (status) {
                case NEED_TASK -> {
                    for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                        task.run();
                    }
                }
                case NEED_WRAP -> {
                    if (!seal(NOTHING)) {
                        return;
                    }
                }
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN, FINISHED, NOT_HANDSHAKING -> {
                    return;
                }
            }
        }
    }

    @Override
    public boolean write(ByteBuffer from) throws IOException {
        drain();
        while (from.hasRemaining() && sealedOut.position() == 0 && engine.getHandshakeStatus() != HandshakeStatus.NEED_UNWRAP) {
            if (!seal(from)) {
                break;
            }
            shake(engine.getHandshakeStatus());
        }
        return sealedOut.position() > 0;
    }

    /** Seals some of {@code plain} and sends it. @return whether it went on */
    private boolean seal(ByteBuffer plain) throws IOException {
        SSLEngineResult result = engine.wrap(plain, sealedOut);
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            sealedOut = ByteBuffer.allocate(2 * sealedOut.capacity()).put(sealedOut.flip());
            return true;
        }
        drain();
        return result.getStatus() == SSLEngineResult.Status.OK;
    }

    private void drain() throws IOException {
        if (sealedOut.position() > 0) {
            sealedOut.flip();
            channel.write(sealedOut);
            sealedOut.compact();
        }
    }
}
