package io.trunkline.bench.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Figures of several runs side by side, and what the goals say to them. */
final class Table {
    private static final int FIRST = 44;
    private static final int WIDTH = 15;

    private record Row(String name, Function<Figures, String> cell) {}

    private final List<Figures> runs;

    Table(List<Figures> runs) {
        this.runs = runs;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        line(text, "", run -> run.target() + " " + run.label() + (run.tls() ? " TLS" : ""));
        rows().forEach(row -> line(text, row.name(), row.cell()));
        line(text, "mistakes", run -> Long.toString(run.mistakes().values().stream().mapToLong(Long::longValue).sum()));
        runs.stream().filter(run -> !run.mistakes().isEmpty())
                .forEach(run -> text.append("mistakes of ").append(run.target()).append(' ').append(run.label()).append(": ").append(run.mistakes()).append('\n'));
        text.append('\n').append(Goals.judged(runs));
        return text.toString();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("CPU ms per call-second", run -> number(run.cpuPerCallSecond(), 3)));
        rows.add(new Row("  ratio to the relay", this::ratio));
        rows.add(new Row("  of it system calls, JIT compiler", run -> perCall(run, "systemMillis") + ", " + perCall(run, "compilerMillis")));
        rows.add(new Row("waited for a core, ms per call-second", run -> perCall(run, "waitedMillis")));
        rows.add(new Row("caller to model ms p50 / p99", run -> pair(run, "up", 3)));
        rows.add(new Row("  frames sent joined ms p50 / p99", run -> run.of("upJoined.count") == 0 ? "-" : pair(run, "upJoined", 1)));
        rows.add(new Row("  share of frames sent joined", run -> number(100 * run.of("upJoined.count") / Math.max(1, run.of("upJoined.count") + run.of("up.count")), 1) + " %"));
        rows.add(new Row("model to caller ms p50 / p99", run -> pair(run, "down", 3)));
        rows.add(new Row("speech_started to clear ms p50 / p99", run -> pair(run, "clear", 3)));
        rows.add(new Row("speech_started to truncate ms p50 / p99", run -> pair(run, "truncate", 3)));
        rows.add(new Row("truncate error ms p50 / max (number)", run -> run.of("truncateError.count") == 0 ? "-"
                : number(run.millis("truncateError.p50"), 0) + " / " + number(run.millis("truncateError.max"), 0) + " (" + (long) run.of("truncateError.count") + ")"));
        rows.add(new Row("  mean, signed", run -> run.of("truncateError.count") == 0 ? "-" : number(run.of("truncateBias"), 1)));
        rows.add(new Row("tool call round trip ms p50 / p99", run -> pair(run, "tool", 1)));
        rows.add(new Row("heap per call KB", run -> number(run.of("heapKbPerCall"), 1)));
        rows.add(new Row("resident per call KB / whole MB", run -> number(run.of("rssKbPerCall"), 0) + " / " + number(run.of("rssMb"), 0)));
        rows.add(new Row("garbage KB per call-second, pauses, their s", run -> run.of("gcPauses") == 0 ? "-" : number(run.of("allocatedBytes") / 1024
                / Math.max(1, run.of("live") * run.of("seconds")), 0) + ", " + number(run.of("gcPauses"), 0) + ", " + number(run.of("gcSeconds"), 3)));
        rows.add(new Row("caller talks", run -> number(100 * run.of("talkShare"), 1) + " %"));
        rows.add(new Row("generator late ms p50 / p99", run -> pair(run, "lag", 2)));
        rows.add(new Row("generator CPU, machine idle % of a core", run -> number(run.of("generatorCpuMillis") / run.of("seconds") / 10, 0) + ", "
                + number(run.of("machineIdleMillis") / run.of("seconds") / 10, 0)));
        rows.add(new Row("all others, brokers too, % of a core", run -> number(run.disturbance().othersPercent(), 0)));
        rows.add(new Row("windows until one wasn't disturbed", run -> number(run.of("windows"), 0)));
        rows.add(new Row("verdict", run -> run.verdict() ? "counts" : "no verdict"));
        return rows;
    }

    private static String perCall(Figures run, String name) {
        return number(run.of(name) / Math.max(1, run.of("live") * run.of("seconds")), 3);
    }

    private String ratio(Figures run) {
        return Yardstick.of(run, runs).map(relay -> number(run.cpuPerCallSecond() / relay.cpuPerCallSecond(), 2) + " x").orElse("-");
    }

    private static String pair(Figures run, String name, int digits) {
        return run.of(name + ".count") == 0 ? "-" : number(run.millis(name + ".p50"), digits) + " / " + number(run.millis(name + ".p99"), digits);
    }

    static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private void line(StringBuilder text, String name, Function<Figures, String> cell) {
        text.append(String.format("%-" + FIRST + "s", name));
        runs.forEach(run -> text.append(String.format("%" + WIDTH + "s", cell.apply(run))));
        text.append('\n');
    }
}
