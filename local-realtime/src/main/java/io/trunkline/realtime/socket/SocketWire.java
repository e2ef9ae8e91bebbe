package io.trunkline.realtime.socket;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.trunkline.realtime.event.Wire;
import io.vertx.core.net.impl.ConnectionBase;
import org.jboss.logging.Logger;

/** A wire over a server-side WebSocket. Frames leave in order since a session calls from one thread at a time. */
final class SocketWire implements Wire {

    private static final Logger LOG = Logger.getLogger(SocketWire.class);

    private final WebSocketConnection connection;

    SocketWire(WebSocketConnection connection) {
        this.connection = connection;
    }

    @Override
    public void send(String frame) {
        if (connection.isOpen()) {
            run(connection.sendText(frame));
        }
    }

    @Override
    public void close(int code, String reason) {
        if (connection.isOpen()) {
            run(connection.close(new CloseReason(code, reason)));
        }
    }

    @Override
    public void drop() {
        // a WebSocket's own close would send a close frame, so the channel is closed from below everything that knows one
        if (connection.userData().get(UpgradeGate.CONNECTION) instanceof ConnectionBase base) {
            base.channelHandlerContext().channel().pipeline().firstContext().close();
        }
    }

    private static void run(Uni<Void> action) {
        action.subscribe().with(done -> { }, lost -> LOG.debugf("frame not sent cause=%s", lost.getClass().getSimpleName()));
    }
}
