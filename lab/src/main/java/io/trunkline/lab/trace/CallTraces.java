package io.trunkline.lab.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The spans of the last calls, by trace. A trace is a call's when one of its spans names the call. The trace that was silent longest
 * is given up first when there are too many; of an endless one the late spans are dropped. Safe to use from any thread.
 */
public final class CallTraces {

    private static final List<String> CALL_ID = List.of("trunkline.call.id", "gen_ai.conversation.id");
    private static final int MOST_SPANS = 5_000;
    private final int most;
    private final Map<String, List<CallSpan>> traces = new LinkedHashMap<>();
    private final Set<String> changed = new HashSet<>();

    /** @param most how many traces are kept */
    public CallTraces(int most) {
        this.most = most;
    }

    /** Takes what a service exported. */
    public synchronized void add(Collection<CallSpan> spans) {
        for (CallSpan span : spans) {
            List<CallSpan> trace = traces.remove(span.traceId());
            trace = trace == null ? new ArrayList<>() : trace;
            if (trace.size() < MOST_SPANS) {
                trace.add(span);
            }
            traces.put(span.traceId(), trace);
            changed.add(span.traceId());
        }
        while (traces.size() > most) {
            traces.remove(traces.keySet().iterator().next());
        }
    }

    /**
     * Every span received so far of the trace that names this call, by start. All spans have one {@code traceId} when nothing tore the
     * call's trace. Spans come up to a second after they ended, a call's own ones after its end.
     */
    public synchronized List<CallSpan> of(String callId) {
        return traces.values().stream().filter(trace -> calls(trace).contains(callId)).flatMap(List::stream)
                .sorted(Comparator.comparingLong(CallSpan::startNanos)).toList();
    }

    /** Everything that is kept, by no order. */
    public synchronized List<CallSpan> all() {
        return traces.values().stream().flatMap(List::stream).toList();
    }

    /** The calls of which something came since this was last asked. */
    synchronized Set<String> changedCalls() {
        Set<String> calls = new TreeSet<>();
        changed.forEach(trace -> calls.addAll(calls(traces.getOrDefault(trace, List.of()))));
        changed.clear();
        return calls;
    }

    private static Set<String> calls(List<CallSpan> trace) {
        Set<String> calls = new HashSet<>();
        for (CallSpan span : trace) {
            CALL_ID.stream().filter(span.attributes()::containsKey).map(span.attributes()::get).forEach(calls::add);
        }
        return calls;
    }
}
