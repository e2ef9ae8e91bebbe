package io.trunkline.gateway.placement;

import io.trunkline.contracts.redis.BridgeAnnouncement;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The bridges as Redis told of them last, for when it can't be asked. Thread-safe. */
@ApplicationScoped
class LastSeen {
    private volatile Sight last = new Sight(new Bridges(0, List.of()), System.nanoTime());

    private record Sight(Bridges bridges, long nanos) {
        Duration age() {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }
    }

    /** A Redis that was started anew knows no bridge for a second: what is remembered then is better than nothing. */
    void saw(Bridges bridges) {
        if (!bridges.open().isEmpty()) {
            last = new Sight(bridges, System.nanoTime());
        }
    }

    Duration age() {
        return last.age();
    }

    /** @return what was seen last, by now, unless that is longer ago than {@code most} */
    Optional<Bridges> within(Duration most) {
        Sight seen = last;
        return Optional.of(seen).filter(sight -> sight.age().compareTo(most) <= 0).map(sight -> sight.bridges().later(sight.age()));
    }

    /** @return those that took calls then */
    List<BridgeAnnouncement> open() {
        return last.bridges().open();
    }

    /** @return one by its name, whether or not it took calls then */
    Optional<BridgeAnnouncement> find(String bridge) {
        return last.bridges().find(bridge);
    }

    /** @return what Redis's clock should say by now, epoch milliseconds */
    long nowMillis() {
        Sight seen = last;
        return seen.bridges().later(seen.age()).nowMillis();
    }
}
