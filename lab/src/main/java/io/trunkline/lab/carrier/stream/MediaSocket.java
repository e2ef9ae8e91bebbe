package io.trunkline.lab.carrier.stream;

import java.net.http.WebSocket;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The sending side of an open media socket. Who sends writes as well, mostly the carrier's clock: a hop to another thread for each frame would cost hundreds of
 * calls more than the writing. What isn't due, or finds the message before it not yet written, waits, so that nobody who sends ever does. At most {@link #BOUND}
 * messages wait; a slower reader loses the connection, as with a real carrier.
 */
final class MediaSocket implements StreamSocket {

    /** Messages that may wait: twenty seconds of media. */
    static final int BOUND = 1000;

    private static final long SEND_SECONDS = 30;

    private record Outgoing(long dueNanos, Supplier<CompletableFuture<WebSocket>> write) {}

    private final WebSocket socket;
    private final Runnable lost;
    private final Queue<Outgoing> waiting = new ArrayDeque<>();
    /** Time, or a message being written, brings the next one about. */
    private boolean held;

    /** @param lost told when this side breaks the connection */
    MediaSocket(WebSocket socket, Runnable lost) {
        this.socket = socket;
        this.lost = lost;
    }

    @Override
    public void send(String text, long dueNanos) {
        queue(new Outgoing(dueNanos, () -> socket.sendText(text, true)));
    }

    @Override
    public void close() {
        queue(new Outgoing(System.nanoTime(), () -> socket.sendClose(WebSocket.NORMAL_CLOSURE, "")));
    }

    @Override
    public void abort() {
        socket.abort();
        lost.run();
    }

    private void queue(Outgoing message) {
        if (!queued(message)) {
            abort();
        }
    }

    private synchronized boolean queued(Outgoing message) {
        boolean room = waiting.size() < BOUND;
        if (room) {
            waiting.add(message);
            goOn();
        }
        return room;
    }

    private synchronized void release() {
        held = false;
        goOn();
    }

    private void goOn() {
        while (!held && !waiting.isEmpty()) {
            long early = waiting.element().dueNanos() - System.nanoTime();
            if (early > 0) {
                held = true;
                CompletableFuture.delayedExecutor(early, TimeUnit.NANOSECONDS).execute(this::release);
            } else {
                write(waiting.remove());
            }
        }
    }

    private void write(Outgoing message) {
        CompletableFuture<WebSocket> written = message.write().get();
        if (!written.isDone() || written.isCompletedExceptionally()) {
            held = true;
            // elsewhere: whoever is told of a loss must not be told under this lock
            written.orTimeout(SEND_SECONDS, TimeUnit.SECONDS).whenCompleteAsync((done, failure) -> {
                if (failure == null) {
                    release();
                } else {
                    abort();
                }
            });
        }
    }
}
