package io.trunkline.lab.run;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.lab.trace.TraceFiles;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What people want to know after the calls. */
final class Summary {

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
        new Figures(judged.stream().map(Judged::call).toList(), out).print();
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
