package io.trunkline.bridge.telemetry;

import static io.trunkline.bridge.telemetry.BridgeMetrics.PREFIX;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A bridge's timers, all with the buckets that latencies of a conversation need. */
final class Timers {
    private static final Duration[] LATENCIES = {ms(1), ms(5), ms(10), ms(25), ms(50), ms(100), ms(200), ms(300), ms(500), ms(800), ms(1000),
        ms(1500), ms(2000), ms(3000), ms(5000), ms(10_000)};

    private final MeterRegistry registry;
    /** Looked up once: a registry makes name, labels and buckets anew each time it is asked. */
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    Timers(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Clocks of two machines may disagree: less than nothing counts as nothing. */
    void record(String name, Duration duration) {
        timers.computeIfAbsent(name, this::labelled).record(positive(duration));
    }

    void record(String name, long nanos) {
        record(name, Duration.ofNanos(nanos));
    }

    Timer labelled(String name, String... labels) {
        return Timer.builder(PREFIX + name).tags(labels).serviceLevelObjectives(LATENCIES).register(registry);
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}
