package io.trunkline.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.trunkline.gateway.telemetry.GatewayMetrics;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicSenderTest {
    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private volatile boolean kafkaAway;
    private final TopicSender sender = new TopicSender("call-events", emitter(), new GatewayMetrics(registry), 3);

    @AfterEach
    void stop() {
        kafkaAway = false;
        sender.stop(Duration.ofSeconds(5));
    }

    @Test
    void whatWaitsWhileKafkaIsAwayArrivesInOrderAndNoMoreThanTheBoundWaits() {
        // Given
        kafkaAway = true;
        sender.start();
        sender.offer(message("0"));
        await().until(() -> sender.size() == 1 && registry.get("trunkline.events.waiting").gauge().value() == 1);
        await().atMost(5, TimeUnit.SECONDS).until(() -> registry.find("trunkline.events.waiting").gauge() != null);
        // When
        long begun = System.nanoTime();
        IntStream.rangeClosed(1, 9).forEach(i -> sender.offer(message(Integer.toString(i))));
        long took = System.nanoTime() - begun;
        kafkaAway = false;
        // Then
        await().until(() -> sender.size() == 0);
        assertThat(arrived).startsWith("0", "1", "2").isSorted().hasSizeBetween(3, 4);
        assertThat(registry.get("trunkline.events.dropped").counter().count()).isEqualTo(10 - arrived.size());
        assertThat(took).isLessThan(TimeUnit.SECONDS.toNanos(1));
    }

    private static Message<byte[]> message(String text) {
        return Message.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An emitter has a dozen methods; one of them is used. */
    @SuppressWarnings("unchecked")
    private MutinyEmitter<byte[]> emitter() {
        return (MutinyEmitter<byte[]>) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {MutinyEmitter.class}, (proxy, method, args) -> {
            if (!method.getName().equals("sendMessage")) {
                throw new UnsupportedOperationException(method.getName());
            }
            if (kafkaAway) {
                return Uni.createFrom().failure(new IllegalStateException("away"));
            }
            arrived.add(new String(((Message<byte[]>) args[0]).getPayload(), StandardCharsets.UTF_8));
            return Uni.createFrom().voidItem();
        });
    }
}
