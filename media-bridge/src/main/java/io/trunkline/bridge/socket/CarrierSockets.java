package io.trunkline.bridge.socket;

import io.trunkline.bridge.config.BridgeConfig;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Makes carriers' requests into media sockets. */
@Singleton
public class CarrierSockets {
    private static final Logger LOGGER = Logger.getLogger(CarrierSockets.class);

    private final BridgeConfig config;
    private final MediaLoop loop;

    public CarrierSockets(BridgeConfig config, MediaLoop loop) {
        this.config = config;
        this.loop = loop;
    }

    /** A stream to be told of its socket, and then of what happens on it. */
    public interface Stream extends MediaSocket.Listener {
        void opened(MediaSocket socket);
    }

    /** Upgrades {@code request}; a request that is no WebSocket handshake is answered so by the platform. */
    public void upgrade(HttpServerRequest request, Supplier<Stream> streams) {
        request.toWebSocket().onSuccess(socket -> take(socket, request.connection(), streams.get()))
                .onFailure(error -> LOGGER.debug("no WebSocket handshake", error));
    }

    private void take(ServerWebSocket socket, HttpConnection connection, Stream stream) {
        VertxMediaSocket media = VertxMediaSocket.of(socket, true, config.limits().carrierMessage(), stream, loop);
        media.attach(((ConnectionBase) connection).channelHandlerContext());
        stream.opened(media);
    }
}
