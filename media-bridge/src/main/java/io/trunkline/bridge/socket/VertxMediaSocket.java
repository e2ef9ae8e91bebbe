package io.trunkline.bridge.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.ScheduledFuture;
import io.trunkline.call.audio.Audio;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.http.WebSocketFrame;
import java.util.concurrent.TimeUnit;

/**
 * A Vert.x WebSocket, server's or client's: Vert.x makes the handshake, answers pings and closes; plain text messages take the short way of
 * {@link FrameChannel}. Fragments are put together up to a bound.
 */
public final class VertxMediaSocket implements MediaSocket, FrameChannel.Receiver {
    /** For the peer to answer the close. */
    private static final int CLOSE_SECONDS = 3;

    private final WebSocketBase socket;
    private final int maxMessage;
    private final Listener listener;
    private final FrameChannel frames;
    private final FramesOut out;
    private Runnable drained = () -> { };
    private Buffer partial;
    private ScheduledFuture<?> cut;
    private boolean heard;
    private boolean attached;
    private boolean closing;
    private boolean closed;

    private VertxMediaSocket(WebSocketBase socket, boolean server, int maxMessage, Listener listener, MediaLoop loop) {
        this.socket = socket;
        this.maxMessage = maxMessage;
        this.listener = listener;
        this.frames = new FrameChannel(this, server, maxMessage, loop);
        this.out = frames.out();
    }

    /** Takes {@code socket} over: sets its handlers. Usable from {@link #attach} on. */
    static VertxMediaSocket of(WebSocketBase socket, boolean server, int maxMessage, Listener listener, MediaLoop loop) {
        VertxMediaSocket media = new VertxMediaSocket(socket, server, maxMessage, listener, loop);
        socket.frameHandler(media::frame);
        socket.exceptionHandler(error -> media.broken());
        socket.closeHandler(ignored -> media.ended(socket.closeStatusCode()));
        return media;
    }

    /** The handshake is done; called before anything else happens on the loop. @param connection Vert.x's handler of it */
    void attach(ChannelHandlerContext connection) {
        frames.install(connection);
        attached = true;
    }

    @Override
    public void send(byte[] message) {
        if (attached && !closing && !closed) {
            out.send(message);
        }
    }

    @Override
    public void send(byte[] head, Audio audio, byte[] tail) {
        if (attached && !closing && !closed) {
            out.send(head, audio, tail);
        }
    }

    @Override
    public void flush() {
        if (attached && !closing && !closed) {
            out.flush();
        }
    }

    @Override
    public boolean full() {
        return attached && !closed && out.full();
    }

    @Override
    public void onDrain(Runnable drained) {
        this.drained = drained;
    }

    @Override
    public void ping(Runnable answered) {
        if (attached && !closing && !closed) {
            socket.pongHandler(answer -> answered.run());
            socket.writePing(Buffer.buffer());
        }
    }

    @Override
    public void pause() {
        frames.pause();
    }

    @Override
    public void resume() {
        frames.resume();
    }

    @Override
    public void close(int code, String reason) {
        if (closing || closed || !attached) {
            return;
        }
        closing = true;
        out.flush();
        // a paused socket wouldn't see the other side's answer
        frames.resume();
        cut = frames.channel().executor().schedule(frames::cut, CLOSE_SECONDS, TimeUnit.SECONDS);
        if (!socket.isClosed()) {
            socket.close((short) code, reason);
        }
    }

    /** Whether a message came since this was asked last. */
    boolean takeHeard() {
        boolean was = heard;
        heard = false;
        return was;
    }

    /** The event loop's thread, for tests. */
    ChannelHandlerContext channel() {
        return frames.channel();
    }

    @Override
    public void text(byte[] buffer, int length) {
        heard = true;
        if (!closed) {
            listener.message(buffer, 0, length);
        }
    }

    @Override
    public void drained() {
        if (!closed) {
            drained.run();
        }
    }

    @Override
    public void tooBig() {
        partial = null;
        if (!closing && !closed) {
            close(TOO_BIG, "message too big");
            listener.oversize();
        }
    }

    private void frame(WebSocketFrame frame) {
        if (closed || !(frame.isText() || frame.isBinary() || frame.isContinuation())) {
            return;
        }
        Buffer data = frame.binaryData();
        if (data.length() + (partial == null ? 0 : partial.length()) > maxMessage) {
            tooBig();
            return;
        }
        partial = partial == null ? Buffer.buffer().appendBuffer(data) : partial.appendBuffer(data);
        if (frame.isFinal()) {
            byte[] whole = partial.getBytes();
            partial = null;
            text(whole, whole.length);
        }
    }

    private void broken() {
        // a frame over the bound, or no WebSocket protocol at all: Vert.x can't go on with either
        close(TOO_BIG, "protocol error");
    }

    private void ended(Short code) {
        if (!closed) {
            closed = true;
            if (cut != null) {
                cut.cancel(false);
            }
            listener.closed(code == null ? LOST : code);
        }
    }
}
