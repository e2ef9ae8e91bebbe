package io.trunkline.lab.carrier.stream;

import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * The sending side of an open media socket: messages wait in a queue for a virtual thread of the socket's own, so that nobody who sends
 * ever waits. At most {@link #BOUND} wait; a slower reader loses the connection, as with a real carrier.
 */
final class MediaSocket implements StreamSocket {

    /** Messages that may wait: twenty seconds of media. */
    static final int BOUND = 1000;

    private static final long SEND_SECONDS = 30;

    private sealed interface Outgoing {
        record Text(String text, long dueNanos) implements Outgoing {}

        record Close() implements Outgoing {}
    }

    private final WebSocket socket;
    private final BlockingQueue<Outgoing> waiting = new LinkedBlockingQueue<>(BOUND);
    private final Thread writer;
    private final Runnable lost;

    /** @param lost told when this side breaks the connection */
    MediaSocket(WebSocket socket, Runnable lost) {
        this.socket = socket;
        this.lost = lost;
        this.writer = Thread.ofVirtual().name("lab-media-writer").unstarted(this::write);
    }

    MediaSocket started() {
        writer.start();
        return this;
    }

    @Override
    public void send(String text, long dueNanos) {
        if (!waiting.offer(new Outgoing.Text(text, dueNanos))) {
            abort();
        }
    }

    @Override
    public void close() {
        if (!waiting.offer(new Outgoing.Close())) {
            abort();
        }
    }

    @Override
    public void abort() {
        socket.abort();
        writer.interrupt();
        lost.run();
    }

    private void write() {
        try {
            while (step(waiting.take())) {
                // until closed
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // nothing more can be sent
            socket.abort();
            lost.run();
        }
    }

    private boolean step(Outgoing next) throws InterruptedException, ExecutionException, TimeoutException {
        return switch (next) {
            case Outgoing.Text text -> {
                waitUntil(text.dueNanos());
                socket.sendText(text.text(), true).get(SEND_SECONDS, TimeUnit.SECONDS);
                yield true;
            }
            case Outgoing.Close ignored -> {
                socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(SEND_SECONDS, TimeUnit.SECONDS);
                yield false;
            }
        };
    }

    private static void waitUntil(long dueNanos) throws InterruptedException {
        for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
