package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.carrier.CarrierFaults;
import io.trunkline.lab.chaos.caller.Callers;
import io.trunkline.lab.chaos.caller.Line;
import io.trunkline.lab.chaos.fleet.Fleet;
import io.trunkline.lab.chaos.model.ScriptedModel.Testimony;
import io.trunkline.lab.run.StartFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One scenario, played once: callers talk, it strikes, they are listened to, they hang up, the system is repaired. */
public final class Performance {

    private static final int REHEARSING = 15;
    private static final Duration REHEARSED_LOSS = Duration.ofSeconds(7);
    /** With the time of dialling less than six losses, behind which comes a person. */
    private static final Duration REHEARSED_CALL = Duration.ofSeconds(25);
    private static final int SENTENCES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Scenario scenario;
    private final Fleet fleet;
    private final Callers callers;
    private final int many;
    private final Duration outage;
    private final List<String> broken = new ArrayList<>();

    /**
     * @param many callers
     * @param outage how long what goes away stays away
     */
    public Performance(Scenario scenario, Fleet fleet, int many, Duration outage) {
        this.scenario = scenario;
        this.fleet = fleet;
        this.callers = new Callers(fleet.carrier(), Fleet.LINE, scenario.carrier());
        this.many = many;
        this.outage = outage;
    }

    /**
     * New JVMs are slow at everything they do first, resuming included: a third of so many callers, who lose their sockets again and again, bear that, and nobody
     * judges. Others take their places before they have lost so many that they are given to a person.
     *
     * @param warmUp how long they talk
     */
    public static void rehearse(Fleet fleet, int many, Duration warmUp) {
        var callers = rehearsing(fleet, many);
        Duration left = warmUp;
        for (; left.compareTo(REHEARSED_CALL) > 0; left = left.minus(REHEARSED_CALL)) {
            Callers.pause(REHEARSED_CALL);
            callers.hangUp();
            callers = rehearsing(fleet, many);
        }
        Callers.pause(left);
        callers.hangUp();
    }

    private static Callers rehearsing(Fleet fleet, int many) {
        var callers = new Callers(fleet.carrier(), Fleet.LINE, CarrierFaults.NONE.withSocketLostAfter(REHEARSED_LOSS));
        callers.dial(Math.max(REHEARSING, many / 3));
        callers.awaitTalk(SENTENCES, PATIENCE);
        return callers;
    }

    /** Plays it. Callers are gone and the system is whole again behind it. */
    public Outcome play() throws StartFailed {
        fleet.model().newRound();
        fleet.model().follow(scenario.script());
        int effectsBefore = Effects.duplicates(fleet.crm());
        callers.dial(many);
        if (!callers.awaitTalk(SENTENCES, PATIENCE)) {
            broken.add("not all callers were in conversation before it struck");
        }
        long struck = System.nanoTime();
        List<Line> lines = callers.lines();
        lines.forEach(line -> line.caller().measureFrom(struck));
        Stage stage = new Stage(fleet, callers, outage);
        String note = scenario.strike(stage);
        Callers.pause(scenario.watch());
        long now = System.nanoTime();
        Map<Boolean, List<Line>> touched = lines.stream().collect(Collectors.partitioningBy(line -> line.resumedSince(struck)));
        List<Line> resumed = touched.get(true);
        Silences gaps = silences(resumed.isEmpty() ? lines : resumed, now);
        Silences others = silences(resumed.isEmpty() ? List.of() : touched.get(false), now);
        checkLost(lines);
        checkSilence(gaps, others);
        broken.addAll(scenario.broken(stage));
        Testimony testimony = fleet.model().testimony();
        callers.hangUp();
        int duplicates = Effects.duplicates(fleet.crm()) - effectsBefore;
        checkMemory(testimony, duplicates);
        checkEnds(stage);
        fleet.repair();
        String waysBack = WayBack.words(resumed.stream().map(line -> WayBack.of(line, struck)).flatMap(Optional::stream).toList());
        String othersHeard = others.callers() == 0 ? "" : "others' longest silence " + others.most() + " ms";
        return new Outcome(scenario.name(), lines.size(), resumed.size(), gaps, others, testimony.forgotten() + testimony.unanswered(), duplicates, broken,
                Stream.of(note, othersHeard, waysBack).filter(words -> !words.isEmpty()).collect(Collectors.joining("; ")));
    }

    private static Silences silences(List<Line> lines, long now) {
        return Silences.of(lines.stream().mapToLong(line -> line.caller().longestSilenceMillis(now)));
    }

    private void checkLost(List<Line> lines) {
        List<String> lost = lines.stream().filter(Line::lost).map(line -> line.caller().endedBy()).toList();
        expect(lost.isEmpty(), lost.size() + " calls were lost: " + lost);
        long left = lines.stream().filter(Line::withHuman).count();
        expect(!scenario.promise().goesOn() || left == 0, left + " callers were sent to a person");
    }

    private void checkSilence(Silences gaps, Silences others) {
        Promise promise = scenario.promise();
        expect(gaps.p50() <= promise.p50Millis(), "half of the callers waited longer than " + promise.p50Millis() + " ms");
        expect(gaps.p95() <= promise.p95Millis(), "more than a twentieth of the callers waited longer than " + promise.p95Millis() + " ms");
        expect(others.p95() <= promise.p95Millis(), "callers who weren't concerned noticed: " + others.p95() + " ms");
    }

    private void checkMemory(Testimony testimony, int duplicates) {
        expect(testimony.forgotten() == 0, testimony.forgotten() + " things were forgotten");
        expect(testimony.unanswered() == 0, testimony.unanswered() + " tool calls were never answered");
        expect(duplicates == 0, duplicates + " effects happened twice");
    }

    private void checkEnds(Stage stage) {
        int wrong = Endings.wrong(stage);
        expect(wrong == 0, wrong + " calls weren't told to have ended exactly once");
    }

    private void expect(boolean kept, String otherwise) {
        if (!kept) {
            broken.add(otherwise);
        }
    }
}
