package io.trunkline.lab.chaos.scenario;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.ControlEvent.CallEnded;
import io.trunkline.contracts.event.ControlEvent.CallReceived;
import io.trunkline.lab.chaos.caller.Callers;
import io.trunkline.lab.chaos.caller.Line;
import io.trunkline.lab.run.EventFeed;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How often the end of each call was told. */
final class Endings {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Endings() {
    }

    /** Waits for the ends of these calls. @return how many weren't told exactly once */
    static int wrong(EventFeed events, List<Line> lines) {
        Set<String> sids = lines.stream().map(line -> line.call().sid()).collect(Collectors.toSet());
        Callers.await(PATIENCE, () -> count(events, sids) == 0);
        return count(events, sids);
    }

    private static int count(EventFeed events, Set<String> sids) {
        Set<String> ours = events.seen(event -> event instanceof CallReceived received && sids.contains(received.callSid())).stream()
                .map(ControlEvent::callId).collect(Collectors.toSet());
        var ended = events.seen(CallEnded.class::isInstance).stream().map(ControlEvent::callId).filter(ours::contains)
                .collect(Collectors.groupingBy(callId -> callId, Collectors.counting()));
        long once = ended.values().stream().filter(times -> times == 1).count();
        return (int) (sids.size() - once);
    }
}
