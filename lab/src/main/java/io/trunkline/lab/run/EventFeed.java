package io.trunkline.lab.run;

import io.trunkline.contracts.Topics;
import io.trunkline.contracts.event.CloudEventHeaders;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Watches what the services tell each other, from the beginning of the topics. Reads without a group, so it disturbs nobody. */
public final class EventFeed implements AutoCloseable {

    private static final List<String> TOPICS = List.of(Topics.CALL_EVENTS, Topics.TOOL_CALLS, Topics.TOOL_RESULTS, Topics.ESCALATIONS);
    private static final int ENOUGH_BYTES = 65_536;
    private static final int LATE_MILLIS = 100;

    /** A record without what else its batch holds. */
    private record Arrival(String topic, String type, String key, byte[] body) {}

    private final KafkaConsumer<String, byte[]> consumer;
    /** Not yet decoded: hundreds of calls tell tens of thousands of events that nobody looks at before the calls are over. Empty while anybody listens. Guarded by this. */
    private final List<Arrival> arrived = new ArrayList<>();
    /** Guarded by this. */
    private final List<ControlEvent> seen = new ArrayList<>();
    private final List<Consumer<ControlEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("event-feed").unstarted(this::read);

    private EventFeed(String bootstrapServers) {
        // who only watches may be a moment late: asked for record by record, the broker of hundreds of calls would be busy with us
        this.consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest",
                "fetch.min.bytes", ENOUGH_BYTES, "fetch.max.wait.ms", LATE_MILLIS),
                new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Begins to watch. */
    public static EventFeed watch(String bootstrapServers) {
        var feed = new EventFeed(bootstrapServers);
        List<TopicPartition> partitions = TOPICS.stream().flatMap(topic -> feed.consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
        feed.consumer.assign(partitions);
        feed.consumer.seekToBeginning(partitions);
        feed.thread.start();
        return feed;
    }

    /** Tells everything that comes from now on; on the feed's thread, so it must not block. */
    public synchronized void listen(Consumer<ControlEvent> listener) {
        decode();
        listeners.add(listener);
    }

    /** Stops telling. */
    public void forget(Consumer<ControlEvent> listener) {
        listeners.remove(listener);
    }

    /** Everything seen so far that fits, in the order it was read. */
    public synchronized List<ControlEvent> seen(Predicate<ControlEvent> which) {
        decode();
        return seen.stream().filter(which).toList();
    }

    private void read() {
        try {
            while (true) {
                consumer.poll(Duration.ofMillis(500)).forEach(this::take);
            }
        } catch (WakeupException e) {
            consumer.close();
        }
    }

    private synchronized void take(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader(CloudEventHeaders.TYPE);
        arrived.add(new Arrival(record.topic(), type == null ? null : new String(type.value(), StandardCharsets.UTF_8), record.key(), record.value()));
        if (!listeners.isEmpty()) {
            decode();
        }
    }

    private void decode() {
        arrived.forEach(this::decode);
        arrived.clear();
    }

    private void decode(Arrival arrival) {
        switch (EventCodec.decode(arrival.type(), arrival.key(), arrival.body())) {
            case EventCodec.Decoded.Event event -> {
                seen.add(event.event());
                listeners.forEach(listener -> listener.accept(event.event()));
            }
            case EventCodec.Decoded.Undecodable undecodable -> System.err.println(
                    "undecodable record on " + arrival.topic() + ": " + undecodable.reason());
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
