package io.trunkline.bridge.control;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Sends records by one producer, in the order in which they were offered. One thread takes what waits, makes the records and hands them to the
 * producer, then rests for 100 ms: however many events there are, that is how often it wakes, and Kafka is asked. The first event after a pause
 * leaves at once, and so does one that somebody waits for, behind what came before it. At most so many records are on their way, waiting here
 * or for Kafka's answer.
 */
final class Publisher implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(Publisher.class);
    private static final Duration REST = Duration.ofMillis(100);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    /** For what waits, when the process ends; then as long again for what Kafka has not answered yet. */
    private static final Duration LAST = Duration.ofSeconds(3);

    private final Supplier<Producer<String, byte[]>> connect;
    private final RecordTraces traces;
    private final int mostInFlight;
    private final BiConsumer<String, Exception> lost;
    private final Queue<Outgoing> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Thread thread;
    private volatile boolean idle;
    private volatile boolean closing;

    /**
     * @param connect makes the producer; tried again when it fails, for instance as long as Kafka's name isn't known
     * @param lost told of a record that won't get there: its topic and why
     */
    Publisher(Supplier<Producer<String, byte[]>> connect, RecordTraces traces, int mostInFlight, BiConsumer<String, Exception> lost) {
        this.connect = connect;
        this.traces = traces;
        this.mostInFlight = mostInFlight;
        this.lost = lost;
        thread = Thread.ofPlatform().daemon().name("event-publisher").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Never waits; from any thread. @return false if too many are on their way */
    boolean offer(Outgoing event) {
        if (inFlight.incrementAndGet() > mostInFlight || closing) {
            inFlight.decrementAndGet();
            return false;
        }
        waiting.add(event);
        if (idle || event.awaited()) {
            LockSupport.unpark(thread);
        }
        return true;
    }

    /** Records that wait here or for Kafka's answer. */
    int inFlight() {
        return inFlight.get();
    }

    private void run() {
        Producer<String, byte[]> producer = connected();
        if (producer != null) {
            while (!closing) {
                if (sendWaiting(producer)) {
                    LockSupport.parkNanos(this, REST.toNanos());
                } else {
                    awaitEvent();
                }
            }
            sendWaiting(producer);
            // an interrupted thread couldn't wait for the answers
            Thread.interrupted();
            producer.close(LAST);
        }
        for (Outgoing left = waiting.poll(); left != null; left = waiting.poll()) {
            failed(left, new IllegalStateException("ended before"));
        }
    }

    /** {@code null} if the end came first. */
    private Producer<String, byte[]> connected() {
        while (true) {
            try {
                return connect.get();
            } catch (RuntimeException notYet) {
                LOGGER.warnf("no producer for Kafka yet: error=%s", notYet.getClass().getSimpleName());
                if (closing) {
                    return null;
                }
                LockSupport.parkNanos(this, BETWEEN_TRIES.toNanos());
            }
        }
    }

    private void awaitEvent() {
        idle = true;
        if (waiting.isEmpty() && !closing) {
            LockSupport.park(this);
        }
        idle = false;
    }

    private boolean sendWaiting(Producer<String, byte[]> producer) {
        Outgoing next = waiting.poll();
        boolean any = next != null;
        for (; next != null; next = waiting.poll()) {
            send(producer, next);
        }
        return any;
    }

    private void send(Producer<String, byte[]> producer, Outgoing event) {
        try {
            ProducerRecord<String, byte[]> record = event.record().get();
            traces.mark(record, event.trace(), event.awaited());
            producer.send(record, (metadata, error) -> {
                if (error == null) {
                    inFlight.decrementAndGet();
                } else {
                    failed(event, error);
                }
            });
        } catch (InterruptException ending) {
            failed(event, ending);
            Thread.currentThread().interrupt();
        } catch (RuntimeException refused) {
            // nothing was handed over: the callback won't be called
            failed(event, refused);
        }
    }

    private void failed(Outgoing event, Exception error) {
        inFlight.decrementAndGet();
        lost.accept(event.topic(), error);
    }

    /** Sends what waits, for some seconds at most. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(LAST);
            thread.interrupt();
            thread.join(LAST.plus(LAST));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
