package io.trunkline.bench.run;

import java.util.List;
import java.util.Optional;

/** The product's goals, and whether a bridge's run reached them. */
final class Goals {

    /** One line for each goal and run of a bridge. */
    static String judged(List<Figures> runs) {
        StringBuilder text = new StringBuilder();
        for (Figures run : runs) {
            if (run.target().equals("bridge")) {
                judge(run, Yardstick.of(run, runs), text);
            }
        }
        return text.toString();
    }

    private static void judge(Figures run, Optional<Yardstick> relay, StringBuilder text) {
        text.append(run.calls()).append(" calls").append(run.tls() ? ", TLS" : "").append('\n');
        if (!run.verdict() || relay.isPresent() && !relay.get().quiet()) {
            text.append("  no verdict: the generator was late itself, or others used the machine\n");
            return;
        }
        if (relay.isPresent() && !relay.get().steady()) {
            text.append("  no verdict: the machine was faster at one time than at another, by ").append(Table.number(relay.get().drift(), 2)).append(" for the same relay\n");
            return;
        }
        relay.ifPresent(other -> {
            double ratio = run.cpuPerCallSecond() / other.cpuPerCallSecond();
            line(text, "CPU against the relay: goal 1.0 x, at most 1.5 x", Table.number(ratio, 2) + " x", ratio <= 1.0 ? "reached" : ratio <= 1.5 ? "passes" : "MISSED");
            tail(text, "caller to model p99: relay's + 3 ms", run.millis("up.p99"), other.upMillis() + 3);
            tail(text, "model to caller p99: relay's + 3 ms", run.millis("down.p99"), other.downMillis() + 3);
        });
        tail(text, "caller to model p50: 0.2 ms", run.millis("up.p50"), 0.2);
        tail(text, "model to caller p50: 0.2 ms", run.millis("down.p50"), 0.2);
        tail(text, "clear p50: 1 ms", run.millis("clear.p50"), 1);
        tail(text, "truncate p50: 1 ms", run.millis("truncate.p50"), 1);
        tail(text, "truncate error, largest: 20 ms", run.millis("truncateError.max"), 20);
        tail(text, "heap per call: 80 KB", run.of("heapKbPerCall"), 80);
        tail(text, "mistakes: none", run.mistakes().size(), 0);
    }

    private static void tail(StringBuilder text, String goal, double value, double most) {
        line(text, goal, Table.number(value, 3), value <= most ? "reached" : "MISSED");
    }

    private static void line(StringBuilder text, String goal, String value, String word) {
        text.append(String.format("  %-52s %10s  %s%n", goal, value, word));
    }

    private Goals() {
    }
}
