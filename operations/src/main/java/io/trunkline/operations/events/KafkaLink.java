package io.trunkline.operations.events;

import io.trunkline.contracts.Topics;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jboss.logging.Logger;

/**
 * One producer at a time, and what it hasn't an answer for. When Kafka fails it, everything it has is taken back in the order in which it was handed
 * over, and the producer is ended before: nothing it still had can overtake what goes another way. Used by the publisher's thread; answers come on Kafka's.
 */
final class KafkaLink {
    private static final Logger LOGGER = Logger.getLogger(KafkaLink.class);
    private static final long BETWEEN_TRIES = Duration.ofSeconds(2).toNanos();

    private final Supplier<Producer<String, byte[]>> connect;
    private final BiConsumer<RecordToSend, Exception> done;
    private final Runnable wake;
    private final NavigableMap<Long, RecordToSend> unanswered = new ConcurrentSkipListMap<>();
    private volatile Producer<String, byte[]> producer;
    private volatile boolean failed;
    private Producer<String, byte[]> candidate;
    private long tryAt = System.nanoTime();
    private long handedOver;
    private boolean away;

    /**
     * @param connect makes a producer; tried again when it fails, for instance as long as Kafka's name isn't known
     * @param done    told of each record that arrived, and of each that Kafka will never take, with the reason
     * @param wake    run when Kafka failed
     */
    KafkaLink(Supplier<Producer<String, byte[]>> connect, BiConsumer<RecordToSend, Exception> done, Runnable wake) {
        this.connect = connect;
        this.done = done;
        this.wake = wake;
    }

    /** Whether records can be handed over; looks for Kafka if it is away, but not all the time. May take as long as {@code max.block.ms}. */
    boolean up() {
        if (producer == null && System.nanoTime() - tryAt >= 0) {
            look();
        }
        return producer != null;
    }

    private void look() {
        try {
            if (candidate == null) {
                candidate = connect.get();
            }
            candidate.partitionsFor(Topics.CALL_EVENTS);
            producer = candidate;
            candidate = null;
            if (away) {
                LOGGER.info("Kafka takes events again");
            }
            away = false;
        } catch (RuntimeException notYet) {
            isAway(notYet);
        }
    }

    private void isAway(Exception error) {
        tryAt = System.nanoTime() + BETWEEN_TRIES;
        if (!away) {
            LOGGER.warnf("Kafka takes no events, they wait in Redis: error=%s", error.getClass().getSimpleName());
        }
        away = true;
    }

    void send(RecordToSend event) {
        long number = ++handedOver;
        Producer<String, byte[]> by = producer;
        unanswered.put(number, event);
        try {
            by.send(event.record(), (metadata, error) -> answered(by, number, error));
        } catch (InterruptException ending) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException refused) {
            // nothing was handed over: the callback won't be called
            answered(by, number, refused);
        }
    }

    private void answered(Producer<String, byte[]> by, long number, Exception error) {
        if (error == null || hopeless(error)) {
            RecordToSend event = unanswered.remove(number);
            if (event != null) {
                done.accept(event, error);
            }
        } else if (by == producer) {
            failed = true;
            wake.run();
        }
    }

    private static boolean hopeless(Exception error) {
        return error instanceof RecordTooLargeException || error instanceof SerializationException || error instanceof InvalidTopicException
                || error instanceof IllegalArgumentException;
    }

    /** Whether Kafka failed, so that everything is to be taken back. */
    boolean failed() {
        return failed;
    }

    /** @return what has no answer, in the order in which it was handed over; some of it may have arrived all the same */
    List<RecordToSend> takeBack() {
        isAway(new IllegalStateException("no answer"));
        return end(Duration.ZERO);
    }

    /** Ends. @param patience for answers. @return what has none */
    List<RecordToSend> end(Duration patience) {
        Producer<String, byte[]> ended = producer;
        producer = null;
        failed = false;
        if (ended != null) {
            ended.close(patience);
        }
        List<RecordToSend> left = List.copyOf(unanswered.values());
        unanswered.clear();
        return left;
    }

    void forgetCandidate() {
        if (candidate != null) {
            candidate.close(Duration.ZERO);
        }
    }
}
