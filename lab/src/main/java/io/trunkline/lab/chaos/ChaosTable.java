package io.trunkline.lab.chaos;

import io.trunkline.lab.chaos.scenario.Outcome;
import java.util.List;
import java.util.Locale;

/** The outcomes as a table for people, and for {@code docs/reliability.md}. */
final class ChaosTable {

    private static final String HEAD = """
            | scenario | callers | resumed | p50 / p95 gap at the ear | forgotten | duplicate effects | verdict |
            |---|---:|---:|---:|---:|---:|---|
            """;

    private ChaosTable() {
    }

    static String of(List<Outcome> outcomes) {
        var text = new StringBuilder(HEAD);
        outcomes.forEach(outcome -> text.append(line(outcome)));
        return text.toString();
    }

    static String line(Outcome o) {
        String verdict = o.good() ? "kept" : "**broken**: " + String.join("; ", o.broken());
        return String.format(Locale.ROOT, "| %s | %d | %d | %.1f s / %.1f s | %d | %d | %s |%n", o.scenario(), o.callers(), o.resumed(),
                o.gaps().p50() / 1000.0, o.gaps().p95() / 1000.0, o.forgotten(), o.duplicates(), o.note().isEmpty() ? verdict : verdict + " (" + o.note() + ")");
    }
}
