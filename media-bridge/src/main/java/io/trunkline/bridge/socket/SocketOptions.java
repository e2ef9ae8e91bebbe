package io.trunkline.bridge.socket;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.trunkline.bridge.config.BridgeConfig;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** What media sockets need of the HTTP server: no compression, no delay, bounded frames. */
@Singleton
public class SocketOptions implements HttpServerOptionsCustomizer {
    private final BridgeConfig config;

    public SocketOptions(BridgeConfig config) {
        this.config = config;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setTcpNoDelay(true)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                // room for the codec's own refusal of what is too long; beyond it the socket is cut
                .setMaxWebSocketFrameSize(config.limits().carrierMessage() * 2)
                .setMaxWebSocketMessageSize(config.limits().carrierMessage() * 2);
    }
}
