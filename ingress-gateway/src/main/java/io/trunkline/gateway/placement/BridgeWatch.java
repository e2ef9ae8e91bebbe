package io.trunkline.gateway.placement;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.trunkline.gateway.rounds.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Looks at the bridges where no call makes us do so, for what is remembered of them should be new when Redis goes away. */
@ApplicationScoped
class BridgeWatch {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final BridgeRegistry registry;
    private final LastSeen seen;
    private Rounds rounds;

    @Inject
    BridgeWatch(BridgeRegistry registry, LastSeen seen) {
        this.registry = registry;
        this.seen = seen;
    }

    void start(@Observes StartupEvent event) {
        rounds = Rounds.begin("bridge-watch", EVERY, this::look);
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    private void look() {
        if (seen.age().compareTo(EVERY) >= 0) {
            registry.look();
        }
    }
}
