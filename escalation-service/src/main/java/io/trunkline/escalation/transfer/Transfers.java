package io.trunkline.escalation.transfer;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** When a leg moves: as soon as the explanation was spoken, or after a while even if nobody says so. */
@ApplicationScoped
public class Transfers {
    private static final Logger LOGGER = Logger.getLogger(Transfers.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final DueTransfers due;
    private final LegMover mover;
    private final Clock clock;
    private final Duration announceTimeout;
    private final ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("due-transfers").factory());

    Transfers(DueTransfers due, LegMover mover, Clock clock, @ConfigProperty(name = "trunkline.announce-timeout") Duration announceTimeout) {
        this.due = due;
        this.mover = mover;
        this.clock = clock;
        this.announceTimeout = announceTimeout;
    }

    /** Last of all: Quarkus makes its Redis clients one by one at start and can't bear a second thread doing so meanwhile. */
    void started(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
        looker.scheduleWithFixedDelay(this::moveDue, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stopped(@Observes ShutdownEvent event) {
        looker.shutdown();
    }

    /** The voice agent has been asked to explain: the leg moves when it did, or after the time-out. */
    public void await(String callId) {
        due.add(callId, clock.instant().plus(announceTimeout));
    }

    /** The caller has heard the explanation. A call that was moved already, or is unknown, is let be. */
    public void announced(String callId) {
        if (due.take(callId, clock.instant())) {
            mover.move(callId);
        }
    }

    private void moveDue() {
        try {
            due.takeDue(clock.instant()).forEach(callId -> Thread.startVirtualThread(() -> mover.move(callId)));
        } catch (RuntimeException e) {
            LOGGER.warnf("due transfers can't be looked up: reason=%s", e.getClass().getSimpleName());
        }
    }
}
