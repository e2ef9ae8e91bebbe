package io.trunkline.gateway.world;

import io.trunkline.contracts.Topics;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.operations.events.EventRecords;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Hears everything on {@code call-events} and {@code escalations} from the beginning. */
public final class KafkaEar implements AutoCloseable {
    private final List<ConsumerRecord<String, byte[]>> heard = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean stop;

    public KafkaEar(String bootstrapServers) {
        thread = Thread.ofPlatform().daemon().start(() -> listen(bootstrapServers));
    }

    private void listen(String bootstrapServers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "group.id", "ear-" + System.nanoTime(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.CALL_EVENTS, Topics.ESCALATIONS));
            while (!stop) {
                consumer.poll(Duration.ofMillis(50)).forEach(heard::add);
            }
        }
    }

    /** @return the events of a kind about a call */
    public <E extends ControlEvent> List<E> events(Class<E> type, String callId) {
        return records(callId).stream().map(EventRecords::read)
                .filter(EventCodec.Decoded.Event.class::isInstance)
                .map(decoded -> ((EventCodec.Decoded.Event) decoded).event())
                .filter(type::isInstance).map(type::cast).toList();
    }

    public List<ConsumerRecord<String, byte[]>> records(String callId) {
        return heard.stream().filter(record -> callId.equals(record.key())).toList();
    }

    @Override
    public void close() throws InterruptedException {
        stop = true;
        thread.join(Duration.ofSeconds(5));
    }
}
