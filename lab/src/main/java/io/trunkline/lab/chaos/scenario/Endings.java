package io.trunkline.lab.chaos.scenario;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.ControlEvent.CallEnded;
import io.trunkline.lab.chaos.caller.Callers;
import java.time.Duration;
import java.util.stream.Collectors;

/** How often the end of each call was told. */
final class Endings {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Endings() {
    }

    /** Waits for the ends of all calls on stage. @return how many weren't told exactly once */
    static int wrong(Stage stage) {
        Callers.await(PATIENCE, () -> count(stage) == 0);
        return count(stage);
    }

    private static int count(Stage stage) {
        var ended = stage.eventsOfItsCalls().stream().filter(CallEnded.class::isInstance)
                .collect(Collectors.groupingBy(ControlEvent::callId, Collectors.counting()));
        long once = ended.values().stream().filter(times -> times == 1).count();
        return (int) (stage.callers().lines().size() - once);
    }
}
