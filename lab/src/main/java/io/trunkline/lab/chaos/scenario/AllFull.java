package io.trunkline.lab.chaos.scenario;

import io.trunkline.contracts.event.ControlEvent.CallBackRequested;
import io.trunkline.lab.chaos.caller.Callers;
import io.trunkline.lab.chaos.caller.Line;
import io.trunkline.lab.chaos.fleet.Fleet;
import java.time.Duration;
import java.util.List;

/**
 * Two of three bridges die, and the third is full with their callers. Those who call now hold and hear their place; one wishes to be called back, by key; the first
 * of the others is served as soon as somebody hangs up.
 */
final class AllFull implements Scenario {

    private static final Duration SOON = Duration.ofSeconds(12);
    /** A piece of music, and what is said before it. */
    private static final Duration ONE_ROUND = Duration.ofSeconds(24);

    private Expectations expectations = new Expectations();

    @Override
    public String name() {
        return "all-full";
    }

    @Override
    public String strike(Stage stage) {
        expectations = new Expectations();
        String left = Fleet.BRIDGES.getFirst();
        Fleet.BRIDGES.stream().filter(bridge -> !bridge.equals(left)).forEach(stage.fleet()::kill);
        expectations.within(SOON, () -> stage.callers().lines().stream().allMatch(line -> line.bridge().equals(left)), "not all callers went on at the bridge that was left");
        Callers others = stage.callers().newcomers(Fleet.LINE);
        others.dial(stage.fleet().plan().capacity() - stage.callers().lines().size());
        expectations.within(SOON, () -> others.lines().stream().allMatch(Line::streamed), "the last bridge didn't take as many as it can hold");
        Callers holding = others.newcomers(Fleet.LINE_WITH_OVERFLOW);
        hold(stage, holding);
        holding.hangUp();
        others.hangUp();
        expectations.within(Duration.ZERO, () -> Endings.wrong(stage.with(holding)) == 0, "ends of those who held weren't told exactly once");
        return holding.lines().size() + " new callers held";
    }

    private void hold(Stage stage, Callers holding) {
        for (int place = 1; place <= 3; place++) {
            holding.dial(1);
            String words = "You are number " + place + " in line";
            expectations.within(SOON, () -> holding.lines().getLast().told(words), "a caller wasn't told: " + words);
        }
        List<Line> lines = holding.lines();
        callBack(stage.with(holding), lines.getLast());
        stage.callers().lines().getFirst().call().hangUp();
        expectations.within(ONE_ROUND, () -> lines.getFirst().streamed(), "the first in line wasn't served when there was room");
        expectations.within(Duration.ZERO, () -> !lines.get(1).streamed(), "the second in line was served though there was no room");
    }

    private void callBack(Stage stage, Line line) {
        line.call().press("1");
        expectations.within(SOON, () -> line.told("We can call you back"), "the offer to be called back wasn't heard");
        line.call().press("1");
        expectations.within(SOON, () -> line.told("We will call you back"), "the call-back wasn't promised");
        expectations.within(SOON, () -> stage.eventsOfItsCalls().stream().anyMatch(CallBackRequested.class::isInstance), "nobody was told of the call-back");
    }

    @Override
    public Duration watch() {
        return Duration.ofSeconds(1);
    }

    @Override
    public List<String> broken(Stage stage) {
        return expectations.broken();
    }

    @Override
    public Promise promise() {
        return Promise.TWO_OF_THREE;
    }
}
