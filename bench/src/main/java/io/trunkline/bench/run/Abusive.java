package io.trunkline.bench.run;

import io.trunkline.bench.load.Abuse;
import io.trunkline.bench.run.Play.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One call among many that misbehaves, once in each way: what its neighbours notice, beside a run in which nobody does. */
final class Abusive {
    private static final int FIRST = 12;

    /** Plays them all. */
    static String table(Stage stage, Setting setting) {
        List<Figures> runs = new ArrayList<>();
        int calls = setting.calls().getFirst();
        List<Abuse> pieces = new ArrayList<>(List.of(Abuse.values()));
        // once more at the end: a JVM gets faster all the while, and what is compared must not be its youth
        pieces.add(Abuse.NONE);
        for (Abuse abuse : pieces) {
            String label = abuse.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            System.err.println("playing " + calls + " calls, abusive: " + label + " …");
            runs.add(stage.play().run(stage.targets().getLast(), new Piece(label, calls, setting.warmup(), setting.seconds(), Map.of("abuse", abuse.name()))));
        }
        StringBuilder text = new StringBuilder(String.format("%-" + FIRST + "s%18s%18s%18s%14s%14s%12s  %s%n", "call 0 of " + calls, "up ms p50/p99",
                "down ms p50/p99", "clear ms p50/p99", "resident max", "late ms p99", "its call", "neighbours' mistakes"));
        runs.forEach(run -> text.append(line(run)));
        return text.toString();
    }

    private static String line(Figures run) {
        String its = run.label().equals("none") ? "-" : run.of("abusiveAlive") > 0 ? "goes on" : "ended";
        return String.format("%-" + FIRST + "s%18s%18s%18s%11s MB%14s%12s  %s%n", run.label(), pair(run, "up"), pair(run, "down"), pair(run, "clear"),
                Table.number(run.of("rssPeakMb"), 0), Table.number(run.millis("lag.p99"), 1), its, run.mistakes());
    }

    private static String pair(Figures run, String name) {
        return Table.number(run.millis(name + ".p50"), 2) + " / " + Table.number(run.millis(name + ".p99"), 2);
    }

    private Abusive() {
    }
}
