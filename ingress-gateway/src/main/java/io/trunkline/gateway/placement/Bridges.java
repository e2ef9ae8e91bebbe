package io.trunkline.gateway.placement;

import io.trunkline.contracts.redis.AdmissionKeys;
import io.trunkline.contracts.redis.BridgeAnnouncement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The bridges as they announced themselves last, perhaps long ago, at one moment. Immutable.
 *
 * @param nowMillis that moment by Redis's clock
 * @param announced by each bridge that didn't take it back, in no order
 */
record Bridges(long nowMillis, List<BridgeAnnouncement> announced) {

    /** A bridge says something every second. */
    private static final long EVERY_MILLIS = 1_000;

    Bridges {
        announced = List.copyOf(announced);
    }

    /** @return the same that long after, none having said anything */
    Bridges later(Duration passed) {
        return new Bridges(nowMillis + passed.toMillis(), announced);
    }

    /** @return those that take calls, full ones too */
    List<BridgeAnnouncement> open() {
        return announced.stream().filter(bridge -> !bridge.draining() && age(bridge) <= AdmissionKeys.STALE_AFTER_MILLIS).toList();
    }

    /** @return one by its name, null for none */
    Optional<BridgeAnnouncement> find(String name) {
        return announced.stream().filter(bridge -> bridge.bridge().equals(name)).findFirst();
    }

    /** @return milliseconds for which a bridge should have said something and didn't; 0 for one that nobody knows */
    long silence(String name) {
        return find(name).map(bridge -> Math.max(0, age(bridge) - EVERY_MILLIS)).orElse(0L);
    }

    private long age(BridgeAnnouncement bridge) {
        return nowMillis - bridge.announcedAt();
    }
}
