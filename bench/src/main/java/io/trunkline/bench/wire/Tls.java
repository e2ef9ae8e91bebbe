package io.trunkline.bench.wire;

import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** Puts TLS between sockets and WebSockets, by the JDK's own engine. */
public record Tls(SSLContext context) {

    Pipe server(SocketChannel channel) {
        return pipe(channel, false);
    }

    Pipe client(SocketChannel channel) {
        return pipe(channel, true);
    }

    private Pipe pipe(SocketChannel channel, boolean client) {
        SSLEngine engine = client ? context.createSSLEngine("localhost", 0) : context.createSSLEngine();
        engine.setUseClientMode(client);
        return new TlsPipe(channel, engine);
    }
}
