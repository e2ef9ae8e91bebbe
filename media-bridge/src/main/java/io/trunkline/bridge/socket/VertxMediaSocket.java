package io.trunkline.bridge.socket;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.http.WebSocketFrame;
import java.nio.charset.StandardCharsets;

/** A Vert.x WebSocket, server's or client's. Frames are put together up to a bound. */
public final class VertxMediaSocket implements MediaSocket {
    private final WebSocketBase socket;
    private final int maxMessage;
    private final Listener listener;
    private Buffer partial;
    private boolean closed;

    private VertxMediaSocket(WebSocketBase socket, int maxMessage, Listener listener) {
        this.socket = socket;
        this.maxMessage = maxMessage;
        this.listener = listener;
    }

    /** Takes {@code socket} over: sets its handlers. */
    static VertxMediaSocket of(WebSocketBase socket, int maxMessage, Listener listener) {
        VertxMediaSocket media = new VertxMediaSocket(socket, maxMessage, listener);
        socket.frameHandler(media::frame);
        socket.exceptionHandler(error -> media.broken());
        socket.closeHandler(ignored -> media.ended(socket.closeStatusCode()));
        return media;
    }

    @Override
    public void send(byte[] message) {
        if (!closed && !socket.isClosed()) {
            socket.writeTextMessage(new String(message, StandardCharsets.UTF_8));
        }
    }

    @Override
    public boolean full() {
        return !closed && socket.writeQueueFull();
    }

    @Override
    public void onDrain(Runnable drained) {
        socket.drainHandler(ignored -> drained.run());
    }

    @Override
    public void pause() {
        socket.pause();
    }

    @Override
    public void resume() {
        socket.resume();
    }

    @Override
    public void close(int code, String reason) {
        if (!closed && !socket.isClosed()) {
            // a paused socket wouldn't see the other side's answer
            socket.resume();
            socket.close((short) code, reason);
        }
    }

    private void frame(WebSocketFrame frame) {
        if (closed || !(frame.isText() || frame.isBinary() || frame.isContinuation())) {
            return;
        }
        Buffer data = frame.binaryData();
        if (data.length() + (partial == null ? 0 : partial.length()) > maxMessage) {
            tooBig();
        } else if (frame.isFinal() && partial == null) {
            listener.message(data.getBytes());
        } else {
            continued(data, frame.isFinal());
        }
    }

    private void continued(Buffer data, boolean last) {
        partial = partial == null ? Buffer.buffer().appendBuffer(data) : partial.appendBuffer(data);
        if (last) {
            byte[] whole = partial.getBytes();
            partial = null;
            listener.message(whole);
        }
    }

    private void tooBig() {
        partial = null;
        listener.oversize();
        close(TOO_BIG, "message too big");
    }

    private void broken() {
        // a frame over the bound, or no WebSocket protocol at all: Vert.x can't go on with either
        close(TOO_BIG, "protocol error");
    }

    private void ended(Short code) {
        if (!closed) {
            closed = true;
            listener.closed(code == null ? LOST : code);
        }
    }
}
