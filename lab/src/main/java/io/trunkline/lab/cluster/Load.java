package io.trunkline.lab.cluster;

import io.trunkline.lab.carrier.Carrier;
import io.trunkline.lab.carrier.CarrierFaults;
import io.trunkline.lab.chaos.caller.Callers;
import io.trunkline.lab.chaos.caller.Line;
import io.trunkline.lab.chaos.model.ScriptedModel;
import io.trunkline.lab.chaos.model.ScriptedModel.Testimony;
import io.trunkline.lab.chaos.scenario.Silences;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Callers without words who talk with the model for load, so that little but the services is needed, while something is done to these. Safe to use from any thread. */
final class Load {

    private static final int SENTENCES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Carrier carrier;
    private final String number;
    private final ScriptedModel model;
    private Callers callers;
    private long struck;
    private int before;

    Load(Carrier carrier, String number, ScriptedModel model) {
        this.carrier = carrier;
        this.number = number;
        this.model = model;
        this.callers = new Callers(carrier, number, CarrierFaults.NONE);
    }

    /** So many more dial; waits until all talk. @return what came of it, for people, and whether it is as it must be */
    synchronized Told dial(int many) {
        if (callers.lines().isEmpty()) {
            model.newRound();
        }
        callers.dial(many);
        boolean talk = callers.awaitTalk(SENTENCES, PATIENCE);
        return new Told(talk && lost() == 0, callers.lines().size() + " callers, " + lost() + " lost, by bridge: " + byBridge());
    }

    /** From now on silences count, of those who are on the line. */
    synchronized Told strike() {
        struck = System.nanoTime();
        before = callers.lines().size();
        callers.lines().forEach(line -> line.caller().measureFrom(struck));
        return new Told(true, "");
    }

    /** A row of the table: calls, lost, resumed, what later models weren't told, tool calls without an answer, gaps, where they are. */
    synchronized Told row(String what) {
        long now = System.nanoTime();
        List<Line> there = callers.lines().subList(0, before);
        List<Line> resumed = there.stream().filter(line -> line.resumedSince(struck)).toList();
        Silences gaps = Silences.of((resumed.isEmpty() ? there : resumed).stream().mapToLong(line -> line.caller().longestSilenceMillis(now)));
        Testimony testimony = model.testimony();
        boolean good = lost() == 0 && testimony.forgotten() == 0 && testimony.unanswered() == 0;
        return new Told(good, String.format(Locale.ROOT, "| %s | %d | %d | %d | %d | %d | %.1f s / %.1f s | %s |", what, callers.lines().size(), lost(),
                resumed.size(), testimony.forgotten(), testimony.unanswered(), gaps.p50() / 1000.0, gaps.p95() / 1000.0, byBridge()));
    }

    /** All hang up. */
    synchronized Told hangUp() {
        callers.hangUp();
        callers = new Callers(carrier, number, CarrierFaults.NONE);
        before = 0;
        return new Told(true, "");
    }

    private long lost() {
        return callers.lines().stream().filter(Line::lost).count();
    }

    private Map<String, Long> byBridge() {
        return callers.lines().stream().filter(line -> line.caller().endedBy() == null)
                .collect(Collectors.groupingBy(Line::bridge, TreeMap::new, Collectors.counting()));
    }

    /** What is told, and whether it is good. */
    record Told(boolean good, String text) {}
}
