package io.trunkline.lab.cluster;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.lab.chaos.caller.Callers;
import io.trunkline.lab.run.CallResult;
import io.trunkline.lab.run.Verdict.Check;
import io.trunkline.lab.trace.CallSpan;
import io.trunkline.lab.trace.CallTraces;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Whether one trace runs through every service that had to do with a call. */
final class TraceInspection {

    /** Exporters send in batches, some seconds apart. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private TraceInspection() {}

    /** Waits for the spans of every service that must have some. */
    static List<Check> of(CallResult call, CallTraces traces, Consumer<String> listener) {
        String callId = call.callId().orElse("");
        Set<String> wanted = wanted(call);
        Callers.await(PATIENCE, () -> services(traces.of(callId)).containsAll(wanted));
        return List.of(judged(wanted, traces.of(callId), listener));
    }

    /** @param wanted services that must be in it */
    static Check judged(Set<String> wanted, List<CallSpan> spans, Consumer<String> listener) {
        Set<String> ids = spans.stream().map(CallSpan::traceId).collect(Collectors.toSet());
        String found = ids.size() + " trace(s), " + spans.size() + " spans of " + String.join(", ", services(spans));
        listener.accept("  " + found);
        return new Check(0, "one trace runs through " + String.join(", ", wanted), ids.size() == 1 && services(spans).containsAll(wanted), found);
    }

    /** Who must have had to do with it, by what they told each other. */
    private static Set<String> wanted(CallResult call) {
        Set<String> wanted = new TreeSet<>(Set.of("ingress-gateway", "media-bridge"));
        if (!call.events(ControlEvent.ToolCallRequested.class).isEmpty()) {
            wanted.add("tool-service");
        }
        if (!call.events(ControlEvent.EscalationRequested.class).isEmpty()) {
            wanted.add("escalation-service");
        }
        return wanted;
    }

    private static Set<String> services(List<CallSpan> spans) {
        return spans.stream().map(CallSpan::service).collect(Collectors.toCollection(TreeSet::new));
    }
}
