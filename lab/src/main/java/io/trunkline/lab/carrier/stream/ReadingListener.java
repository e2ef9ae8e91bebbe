package io.trunkline.lab.carrier.stream;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Puts the parts of a message together and reads on when it may. Called by the HTTP client's threads, one call at a time. */
final class ReadingListener implements WebSocket.Listener {

    private static final int LOST = 1006;

    private final SocketListener listener;
    private final Duration readPause;
    private final StringBuilder text = new StringBuilder();
    private final AtomicBoolean gone = new AtomicBoolean();

    ReadingListener(SocketListener listener, Duration readPause) {
        this.listener = listener;
        this.readPause = readPause;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            listener.received(text.toString());
            text.setLength(0);
        }
        readOn(socket);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        // the stream knows text messages only, so this is read as a malformed one
        listener.received("");
        readOn(socket);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        tell(code);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        tell(LOST);
    }

    /** The connection is broken, by whichever side. */
    void lost() {
        tell(LOST);
    }

    private void readOn(WebSocket socket) {
        if (readPause.isZero()) {
            socket.request(1);
        } else {
            CompletableFuture.delayedExecutor(readPause.toNanos(), TimeUnit.NANOSECONDS).execute(() -> socket.request(1));
        }
    }

    private void tell(int code) {
        if (gone.compareAndSet(false, true)) {
            listener.closed(code);
        }
    }
}
