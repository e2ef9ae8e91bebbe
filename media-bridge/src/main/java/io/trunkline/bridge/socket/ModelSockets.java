package io.trunkline.bridge.socket;

import io.netty.channel.ChannelHandlerContext;
import io.trunkline.bridge.config.BridgeConfig;
import io.trunkline.models.ModelEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.impl.WebSocketInternal;
import jakarta.inject.Singleton;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;

/** Opens sockets to models on {@link MediaLoop}. TLS follows the JVM's trust store; no compression: base64 audio doesn't shrink. */
@Singleton
public class ModelSockets {
    private static final Logger LOGGER = Logger.getLogger(ModelSockets.class);
    private static final int SPARE = 16;

    private final WebSocketClient client;
    private final BridgeConfig config;
    private final MediaLoop loop;
    private final ModelPulses pulses;

    public ModelSockets(Vertx vertx, BridgeConfig config, MediaLoop loop) {
        this.config = config;
        this.loop = loop;
        this.pulses = new ModelPulses(loop, config.waits().modelPong());
        this.client = vertx.createWebSocketClient(new WebSocketClientOptions()
                // admission bounds calls; a call may hold two sessions while it changes its voice agent
                .setMaxConnections(2 * config.capacity() + SPARE)
                .setTcpNoDelay(true)
                .setConnectTimeout((int) config.waits().modelConnect().toMillis())
                .setMaxFrameSize(config.limits().modelMessage())
                .setMaxMessageSize(config.limits().modelMessage())
                .setTryUsePerMessageCompression(false)
                .setTryUsePerFrameCompression(false));
    }

    /**
     * Opens a socket; call on the loop.
     *
     * @param refused told the HTTP status of a refused upgrade, 0 if nothing answered; then nothing else is told
     * @return usable once {@code opened} ran
     */
    public MediaSocket open(ModelEndpoint endpoint, MediaSocket.Listener listener, Runnable opened, IntConsumer refused) {
        WebSocketConnectOptions options = new WebSocketConnectOptions().setAbsoluteURI(endpoint.uri().toString())
                .setTimeout(config.waits().modelConnect().toMillis());
        endpoint.headers().forEach(options::putHeader);
        ClientWebSocket socket = client.webSocket();
        VertxMediaSocket media = VertxMediaSocket.of(socket, false, config.limits().modelMessage(), listener, loop);
        socket.connect(options).onComplete(done -> {
            if (done.succeeded()) {
                ChannelHandlerContext connection = ((WebSocketInternal) done.result()).channelHandlerContext();
                media.attach(connection);
                pulses.feel(done.result(), connection, media, endpoint.uri().getHost());
                opened.run();
            } else {
                int status = done.cause() instanceof UpgradeRejectedException rejected ? rejected.getStatus() : 0;
                LOGGER.warnf("model's socket not opened: host=%s status=%d error=%s", endpoint.uri().getHost(), status, done.cause());
                refused.accept(status);
            }
        });
        return media;
    }
}
