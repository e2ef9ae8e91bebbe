package io.trunkline.lab.run;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.lab.recording.Latencies;
import io.trunkline.lab.trace.TraceFiles;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** What people want to know after the calls. */
final class Summary {

    private static final double MEDIAN = 0.5;
    private static final double TAIL = 0.95;
    private final TrunklineSystem system;
    private final List<Judged> judged;
    private final PrintStream out;

    Summary(TrunklineSystem system, List<Judged> judged, PrintStream out) {
        this.system = system;
        this.judged = judged;
        this.out = out;
    }

    void print(boolean table) {
        out.println("\n--- summary ---");
        judged.forEach(this::result);
        if (table) {
            accuracyTable();
        }
        figures();
        memory();
        places();
    }

    private void result(Judged one) {
        line((one.good() ? "good  " : "BAD   ") + "%-12s %s", one.call().script().name(), one.call()
                .last(ControlEvent.CallEnded.class).map(end -> end.disposition().wireName()).orElse("no end was told"));
    }

    private void accuracyTable() {
        Map<String, List<Judged>> rows = new LinkedHashMap<>();
        judged.forEach(one -> rows.computeIfAbsent(one.call().script().name() + "  " + one.call().script().voice(),
                _ -> new ArrayList<>()).add(one));
        out.println("\n  script and voice                              ended right   words understood");
        rows.forEach((name, calls) -> line("%-46s %4d/%-4d      %5.1f %%", name, calls.stream().filter(Judged::good).count(),
                calls.size(), 100 * accuracy(calls)));
        line("%-46s %4d/%-4d      %5.1f %%", "all", judged.stream().filter(Judged::good).count(), judged.size(),
                100 * accuracy(judged));
        out.println();
    }

    private static double accuracy(List<Judged> calls) {
        return calls.stream().map(one -> Accuracy.of(one.call()))
                .reduce(new Accuracy.WordErrors(0, 0), Accuracy.WordErrors::plus).accuracy();
    }

    private void figures() {
        percentiles("response at the caller's ear", judged.stream()
                .flatMap(one -> Latencies.responses(one.call().recording()).stream()).toList());
        percentiles("agent silent when interrupted", judged.stream().flatMap(one -> Latencies.stops(one.call().recording(),
                one.call().interruptionsMs()).stream()).toList());
        percentiles("tool round trip", judged.stream().flatMap(one -> toolTrips(one.call()).stream()).toList());
        judged.stream().filter(one -> one.call().script().name().equals("order")).reduce((_, last) -> last)
                .flatMap(one -> one.call().last(ControlEvent.UsageUpdated.class))
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
            line("%-30s p50 %5d ms   p95 %5d ms   (%d)", what, Latencies.percentile(ms, MEDIAN),
                    Latencies.percentile(ms, TAIL), ms.size());
        }
    }

    private void memory() {
        var parts = new ArrayList<String>();
        system.services().all().forEach(service -> service.residentMb().ifPresent(mb -> parts.add(service.name() + " " + mb)));
        Memory.residentMb(ProcessHandle.current().pid()).ifPresent(mb -> parts.add("lab (Kafka, carrier, callers, CRM) " + mb));
        line("memory in MB: %s", String.join(", ", parts));
    }

    private void places() {
        for (Judged one : judged) {
            line("%-12s %s", one.call().script().name(), one.call().wav());
            one.call().callId().ifPresent(id -> line("%-12s %s", "", TraceFiles.of(system.options().traces(), id)));
            one.call().handOver().ifPresent(_ -> line("%-12s curl -H 'Authorization: Bearer %s' %s", "", system.deskKeyToShow(),
                    "http://127.0.0.1:" + system.options().ports().escalation() + "/api/escalations/" + one.call().callId().orElse("")));
        }
        system.services().all().forEach(service -> line("%-20s %s/q/health  %s/q/metrics", service.name(), service.base(), service.base()));
        line("%-20s %s/interactions", "demo CRM", system.crm().base());
    }

    private void line(String format, Object... values) {
        out.println("  " + String.format(Locale.ROOT, format, values));
    }
}
