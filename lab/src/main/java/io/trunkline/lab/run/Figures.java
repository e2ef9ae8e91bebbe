package io.trunkline.lab.run;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.lab.recording.Latencies;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** How quick calls were, and what they cost. */
final class Figures {

    private static final double MEDIAN = 0.5;
    private static final double TAIL = 0.95;
    private final List<CallResult> calls;
    private final PrintStream out;

    Figures(List<CallResult> calls, PrintStream out) {
        this.calls = calls;
        this.out = out;
    }

    void print() {
        percentiles("response at the caller's ear", calls.stream().flatMap(call -> Latencies.responses(call.recording()).stream()).toList());
        percentiles("agent silent when interrupted",
                calls.stream().flatMap(call -> Latencies.stops(call.recording(), call.interruptionsMs()).stream()).toList());
        percentiles("tool round trip", calls.stream().flatMap(call -> toolTrips(call).stream()).toList());
        calls.stream().filter(call -> call.script().name().equals("order")).reduce((_, last) -> last)
                .flatMap(call -> call.last(ControlEvent.UsageUpdated.class))
                .ifPresent(usage -> line("order call: %.4f USD at the model's list price (%d audio in, %d audio out, %d text tokens)",
                        usage.costUsd(), usage.inputAudioTokens(), usage.outputAudioTokens(),
                        usage.inputTextTokens() + usage.outputTextTokens()));
    }

    private static List<Long> toolTrips(CallResult call) {
        var trips = new ArrayList<Long>();
        for (var request : call.events(ControlEvent.ToolCallRequested.class).stream().distinct().toList()) {
            Predicate<ControlEvent.ToolCallFinished> same = done -> done.toolCallId().equals(request.toolCallId());
            call.events(ControlEvent.ToolCallFinished.class).stream().filter(same).findFirst()
                    .ifPresent(done -> trips.add(Duration.between(request.at(), done.at()).toMillis()));
        }
        return trips;
    }

    private void percentiles(String what, List<Long> ms) {
        if (!ms.isEmpty()) {
            line("%-30s p50 %5d ms   p95 %5d ms   (%d)", what, Latencies.percentile(ms, MEDIAN), Latencies.percentile(ms, TAIL), ms.size());
        }
    }

    private void line(String format, Object... values) {
        out.println("  " + String.format(Locale.ROOT, format, values));
    }
}
