package io.trunkline.bridge.socket;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Feels the {@link Pulse} of all models' sockets, by one timer for all of them. Used only on the media loop. */
final class ModelPulses {
    private static final Logger LOGGER = Logger.getLogger(ModelPulses.class);

    private record Felt(WebSocket socket, Pulse pulse) {
    }

    private final MediaLoop loop;
    private final Duration patience;
    private final List<Felt> felt = new ArrayList<>();
    private Runnable stop = () -> { };

    /** @param patience with a socket that answers no ping; zero for none */
    ModelPulses(MediaLoop loop, Duration patience) {
        this.loop = loop;
        this.patience = patience;
    }

    /** A socket is open from now on. */
    void feel(WebSocket socket, ChannelHandlerContext connection, VertxMediaSocket media, String host) {
        if (patience.isZero()) {
            return;
        }
        Pulse pulse = new Pulse(side(socket, connection, media, host), patience, loop.nanos());
        socket.pongHandler(answer -> pulse.answered());
        if (felt.isEmpty()) {
            stop = loop.every(Pulse.interval(patience), this::beat);
        }
        felt.add(new Felt(socket, pulse));
        pulse.beat(loop.nanos());
    }

    private void beat() {
        felt.removeIf(one -> one.socket().isClosed());
        if (felt.isEmpty()) {
            stop.run();
        }
        long now = loop.nanos();
        felt.forEach(one -> one.pulse().beat(now));
    }

    private static Pulse.Side side(WebSocket socket, ChannelHandlerContext connection, VertxMediaSocket media, String host) {
        return new Pulse.Side() {
            @Override
            public boolean heard() {
                return media.takeHeard();
            }

            @Override
            public boolean reading() {
                return connection.channel().config().isAutoRead();
            }

            @Override
            public void ping() {
                socket.writePing(Buffer.buffer());
            }

            @Override
            public void dead() {
                LOGGER.warnf("model's socket answers no ping any more, it is cut off: host=%s", host);
                connection.close();
            }
        };
    }
}
