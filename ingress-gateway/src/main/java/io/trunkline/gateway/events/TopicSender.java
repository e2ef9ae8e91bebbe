package io.trunkline.gateway.events;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.trunkline.gateway.telemetry.GatewayMetrics;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Puts messages on one topic in the order they were given, one at a time, for as long as it takes. {@link #offer} never waits:
 * when the buffer is full the new message is dropped and counted. One thread of its own sends.
 */
final class TopicSender {
    private static final Logger LOGGER = Logger.getLogger(TopicSender.class);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final String topic;
    private final MutinyEmitter<byte[]> emitter;
    private final GatewayMetrics metrics;
    private final BlockingQueue<Message<byte[]>> waiting;
    private volatile boolean stopping;
    private volatile boolean sending;
    private Thread thread;

    TopicSender(String topic, MutinyEmitter<byte[]> emitter, GatewayMetrics metrics, int capacity) {
        this.topic = topic;
        this.emitter = emitter;
        this.metrics = metrics;
        this.waiting = new ArrayBlockingQueue<>(capacity);
        metrics.watchWaiting(topic, this::size);
    }

    void start() {
        thread = Thread.ofVirtual().name("send-" + topic).start(this::run);
    }

    void offer(Message<byte[]> message) {
        if (!waiting.offer(message)) {
            metrics.eventDropped(topic);
            LOGGER.errorf("event dropped, too many wait for Kafka topic=%s", topic);
        }
    }

    int size() {
        return waiting.size() + (sending ? 1 : 0);
    }

    /** Gives what waits {@code patience} to get out; what doesn't is lost and said so. */
    void stop(Duration patience) {
        stopping = true;
        try {
            if (!thread.join(patience)) {
                LOGGER.warnf("events lost at shutdown topic=%s count=%d", topic, size());
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping || !waiting.isEmpty()) {
                Message<byte[]> next = waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    sending = true;
                    send(next);
                    sending = false;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Repeats until Kafka has it: a repetition has the same {@code ce_id}, so that a consumer can tell. */
    private void send(Message<byte[]> message) throws InterruptedException {
        while (true) {
            try {
                emitter.sendMessage(Message.of(message.getPayload(), message.getMetadata())).await().indefinitely();
                return;
            } catch (RuntimeException e) {
                LOGGER.warnf("event not sent yet topic=%s error=%s", topic, e.getClass().getSimpleName());
                Thread.sleep(AFTER_FAILURE);
            }
        }
    }
}
