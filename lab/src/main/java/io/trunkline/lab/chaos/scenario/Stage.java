package io.trunkline.lab.chaos.scenario;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.ControlEvent.CallReceived;
import io.trunkline.lab.chaos.caller.Callers;
import io.trunkline.lab.chaos.fleet.Fleet;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a scenario is played.
 *
 * @param outage how long what goes away stays away
 */
public record Stage(Fleet fleet, Callers callers, Duration outage) {

    /** The same with other callers. */
    Stage with(Callers others) {
        return new Stage(fleet, others, outage);
    }

    /** What the services told each other of the calls on stage. */
    List<ControlEvent> eventsOfItsCalls() {
        Set<String> sids = callers.lines().stream().map(line -> line.call().sid()).collect(Collectors.toSet());
        Set<String> callIds = fleet.events().seen(event -> event instanceof CallReceived received && sids.contains(received.callSid())).stream()
                .map(ControlEvent::callId).collect(Collectors.toSet());
        return fleet.events().seen(event -> callIds.contains(event.callId()));
    }

    /** Something goes wrong, and is put right after {@link #outage}. @return what there is to tell of it */
    String outage(Runnable goesWrong, Runnable isPutRight) {
        goesWrong.run();
        Callers.pause(outage);
        isPutRight.run();
        return "away for " + outage.toSeconds() + " s";
    }
}
