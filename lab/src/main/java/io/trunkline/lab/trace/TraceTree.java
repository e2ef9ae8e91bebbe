package io.trunkline.lab.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** A call's spans as a tree. Spans whose parent never came stand beside the root and are told apart. Immutable. */
public final class TraceTree {

    private static final Comparator<CallSpan> BY_START = Comparator.comparingLong(CallSpan::startNanos);
    private final String callId;
    private final List<CallSpan> spans;
    private final Map<String, List<CallSpan>> children;
    private final List<CallSpan> tops;

    /** @param spans of one call */
    public TraceTree(String callId, List<CallSpan> spans) {
        this.callId = callId;
        this.spans = spans;
        this.children = spans.stream().sorted(BY_START).collect(Collectors.groupingBy(CallSpan::parentId));
        List<String> known = spans.stream().map(CallSpan::spanId).toList();
        this.tops = spans.stream().filter(span -> !known.contains(span.parentId())).sorted(BY_START).toList();
    }

    /** What has no parent here: one span when the trace is whole. */
    public List<CallSpan> tops() {
        return tops;
    }

    /** For people: when it began, how long it took (both milliseconds), where, and what, one line a span. */
    public String text() {
        var lines = new ArrayList<String>();
        List<String> traceIds = spans.stream().map(CallSpan::traceId).distinct().toList();
        lines.add("call %s, trace %s, %d spans".formatted(callId, String.join(" AND ", traceIds), spans.size()));
        lines.add("  begins ms  took ms  where                what");
        walk((depth, span) -> lines.add(line(depth, span)));
        return String.join("\n", lines) + "\n";
    }

    private String line(int depth, CallSpan span) {
        String torn = depth == 0 && !span.root() ? "  (its parent never came)" : "";
        return String.format(Locale.ROOT, "%11d %8d  %-20s %s%s %s%s%s", offsetMillis(span), span.tookMillis(), span.where(),
                "  ".repeat(depth), span.name(), span.kind().toLowerCase(Locale.ROOT), span.error() ? "  ERROR" : "", torn);
    }

    /** Milliseconds since the call's first span began. */
    long offsetMillis(CallSpan span) {
        return (span.startNanos() - tops.getFirst().startNanos()) / 1_000_000;
    }

    /** Every span once, parents before children, with its depth. */
    void walk(BiConsumer<Integer, CallSpan> visitor) {
        tops.forEach(top -> walk(0, top, visitor));
    }

    private void walk(int depth, CallSpan span, BiConsumer<Integer, CallSpan> visitor) {
        visitor.accept(depth, span);
        children.getOrDefault(span.spanId(), List.of()).forEach(child -> walk(depth + 1, child, visitor));
    }
}
