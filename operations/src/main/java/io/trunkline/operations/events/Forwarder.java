package io.trunkline.operations.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/**
 * Brings what waits in the {@link RedisOutbox} to Kafka, each call's events in their order. Every process has one; who holds the lease does it for all, so that
 * events get there whose writer is gone. An entry is taken away when Kafka has it: who dies in between has sent it twice, with one {@code ce_id}. A thread of its own.
 */
final class Forwarder implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(Forwarder.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Longer than one call's events may take. */
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final String who = UUID.randomUUID().toString();
    private final RedisOutbox outbox;
    private final Supplier<Producer<String, byte[]>> connect;
    private final IntConsumer forwarded;
    private final Thread thread;
    private volatile int waiting;
    private volatile boolean closing;

    /** @param forwarded told how many events Kafka has by now */
    Forwarder(RedisOutbox outbox, Supplier<Producer<String, byte[]>> connect, IntConsumer forwarded) {
        this.outbox = outbox;
        this.connect = connect;
        this.forwarded = forwarded;
        thread = Thread.ofPlatform().daemon().name("event-forwarder").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Events that wait, of all processes, as this one saw it last. */
    int waiting() {
        return waiting;
    }

    private void run() {
        while (!closing) {
            look();
            // processes that started together need not ask together
            LockSupport.parkNanos(this, LOOK.toNanos() * (75 + ThreadLocalRandom.current().nextInt(50)) / 100);
        }
    }

    private void look() {
        try {
            waiting = outbox.size();
            if (waiting > 0 && outbox.lease(who, LEASE)) {
                forwardAll();
                waiting = outbox.size();
            }
        } catch (RuntimeException away) {
            LOGGER.debug("events that wait can't be forwarded now", away);
        }
    }

    private void forwardAll() {
        try (Producer<String, byte[]> producer = connect.get()) {
            List<String> calls = outbox.calls();
            boolean well = true;
            while (well && !closing && !calls.isEmpty()) {
                for (String callId : calls) {
                    well = well && !closing && outbox.lease(who, LEASE) && forward(producer, callId);
                }
                calls = outbox.calls();
            }
            if (!well) {
                producer.close(Duration.ZERO);
            }
        }
    }

    /** @return whether Kafka took what was given to it */
    private boolean forward(Producer<String, byte[]> producer, String callId) {
        List<RedisOutbox.Entry> entries = outbox.first(callId);
        List<Future<RecordMetadata>> answers = entries.stream().map(entry -> producer.send(entry.record())).toList();
        List<String> arrived = new ArrayList<>();
        for (int i = 0; i < entries.size() && arrived(answers.get(i)); i++) {
            arrived.add(entries.get(i).id());
        }
        outbox.remove(callId, arrived);
        forwarded.accept(arrived.size());
        if (arrived.size() < entries.size()) {
            outbox.postpone(callId);
            return false;
        }
        return true;
    }

    private static boolean arrived(Future<RecordMetadata> answer) {
        try {
            answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException) {
                LOGGER.error("an event that waited is too large for Kafka and is lost");
                return true;
            }
            return false;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        thread.interrupt();
    }
}
