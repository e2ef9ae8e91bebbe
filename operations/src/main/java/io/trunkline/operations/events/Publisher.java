package io.trunkline.operations.events;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;

/**
 * Sends records by one producer, in the order in which they were offered; while Kafka is away they go to the {@link Outbox}, each call's in their order,
 * and what follows on such a call goes behind them until they were forwarded. Nothing is forgotten before Kafka or the outbox has it.
 *
 * <p>One thread takes what waits, makes the records and hands them over, then rests for 250 ms: however many events there are, that is how often it wakes, and
 * Kafka is asked. The first event after a pause leaves at once, and so does one that somebody waits for, behind what came before it. At most so many records
 * are on their way, waiting here or for an answer.
 */
final class Publisher implements AutoCloseable {
    private static final Duration REST = Duration.ofMillis(250);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
    /** For what waits, when the process ends; then as long again for what Kafka has not answered yet. */
    private static final Duration LAST = Duration.ofSeconds(3);

    private final KafkaLink kafka;
    private final OutboxRoute route;
    private final RecordTraces traces;
    private final int mostInFlight;
    private final EventFate fate;
    private final Queue<Outgoing> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Thread thread;
    /** Made and not handed over; this thread's. */
    private Deque<RecordToSend> next = new ArrayDeque<>();
    private volatile boolean idle;
    private volatile boolean closing;

    /** @param connect makes a producer */
    Publisher(Supplier<Producer<String, byte[]>> connect, Outbox outbox, RecordTraces traces, int mostInFlight, EventFate fate) {
        this.traces = traces;
        this.mostInFlight = mostInFlight;
        this.fate = fate;
        thread = Thread.ofPlatform().daemon().name("event-publisher").unstarted(this::run);
        kafka = new KafkaLink(connect, this::done, () -> LockSupport.unpark(thread));
        route = new OutboxRoute(outbox, fate);
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

    /** Records that wait here or for an answer. */
    int inFlight() {
        return inFlight.get();
    }

    private void run() {
        while (!closing) {
            if (!pass()) {
                awaitEvent();
            } else {
                LockSupport.parkNanos(this, next.isEmpty() ? REST.toNanos() : AFTER_FAILURE.toNanos());
            }
        }
        end();
    }

    private void awaitEvent() {
        idle = true;
        if (waiting.isEmpty() && !closing && !kafka.failed()) {
            LockSupport.park(this);
        }
        idle = false;
    }

    /** Hands over what there is. @return whether there was something */
    private boolean pass() {
        if (kafka.failed()) {
            goesFirst(kafka.takeBack());
        }
        make();
        if (next.isEmpty()) {
            return false;
        }
        if (kafka.up()) {
            deliver();
        } else {
            keep(List.copyOf(next));
        }
        return true;
    }

    private void make() {
        for (Outgoing event = waiting.poll(); event != null; event = waiting.poll()) {
            try {
                RecordToSend ready = new RecordToSend(event, event.record().get());
                traces.mark(ready.record(), event.trace(), event.awaited());
                next.add(ready);
            } catch (RuntimeException formless) {
                done(event, formless);
            }
        }
    }

    private void deliver() {
        Set<String> behindOthers = route.calls();
        List<RecordToSend> kept = new ArrayList<>();
        while (!next.isEmpty() && !kafka.failed()) {
            RecordToSend event = next.poll();
            if (behindOthers.contains(event.callId())) {
                kept.add(event);
            } else {
                kafka.send(event);
            }
        }
        goesFirst(route.take(kept, this::done));
    }

    private void keep(List<RecordToSend> events) {
        next.clear();
        goesFirst(route.take(events, this::done));
    }

    private void goesFirst(List<RecordToSend> events) {
        if (!events.isEmpty()) {
            Deque<RecordToSend> behind = next;
            next = new ArrayDeque<>(events);
            next.addAll(behind);
        }
    }

    private void done(RecordToSend record, Exception error) {
        done(record.event(), error);
    }

    private void done(Outgoing event, Exception error) {
        inFlight.decrementAndGet();
        if (error == null) {
            event.safe().complete(null);
        } else {
            fate.lost(event.topic(), error);
            event.safe().completeExceptionally(error);
        }
    }

    /** The last pass; what Kafka doesn't answer in time is kept for others to forward. */
    private void end() {
        pass();
        // an interrupted thread couldn't wait for the answers
        Thread.interrupted();
        goesFirst(kafka.end(LAST));
        kafka.forgetCandidate();
        make();
        keep(List.copyOf(next));
        next.forEach(left -> done(left, new IllegalStateException("ended before")));
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
