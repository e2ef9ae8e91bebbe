package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.caller.Callers;
import io.trunkline.lab.chaos.caller.Line;
import io.trunkline.lab.chaos.fleet.Fleet;
import io.trunkline.lab.chaos.fleet.Need;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The model refuses every connection, and there is no other. Once the bridges have found that out, those who call hear the line's menu without AI and choose by key: a
 * department, a person, a message. When the model is back they talk to the voice agent again.
 */
final class NoModel implements Scenario {

    private static final String MENU = "Our voice agents can't take calls";
    private static final String BILLING = "\"department\":\"billing\"";
    /** Callers who dial one after the other until something is found out: each of three bridges needs five sessions that fail. */
    private static final int MOST_TRIES = 25;
    private static final Duration A_TRY = Duration.ofMillis(1500);
    private static final Duration SOON = Duration.ofSeconds(8);

    private Expectations expectations = new Expectations();

    @Override
    public String name() {
        return "no-model";
    }

    @Override
    public String strike(Stage stage) {
        expectations = new Expectations();
        Callers callers = stage.callers().newcomers(Fleet.LINE_WITH_OVERFLOW);
        stage.fleet().modelDoor().away();
        boolean menu = until(callers, line -> line.told(MENU));
        expectations.within(Duration.ZERO, () -> menu, "callers never heard the menu without AI");
        choose(callers, "1", line -> line.task().contains(BILLING), "key 1 didn't lead to the department");
        choose(callers, "0", line -> line.withHuman() && !line.task().contains(BILLING), "key 0 didn't lead to a person");
        choose(callers, "9", Line::recorded, "key 9 didn't lead to a message");
        int before = stage.fleet().model().testimony().calls();
        stage.fleet().modelDoor().fair();
        boolean served = until(callers, line -> line.streamed() && stage.fleet().model().testimony().calls() > before);
        expectations.within(Duration.ZERO, () -> served, "callers weren't served again when the model was back");
        callers.hangUp();
        expectations.within(Duration.ZERO, () -> Endings.wrong(stage.with(callers)) == 0, "ends of calls without AI weren't told exactly once");
        return callers.lines().size() + " new callers";
    }

    private static boolean until(Callers callers, Predicate<Line> seen) {
        for (int i = 0; i < MOST_TRIES; i++) {
            callers.dial(1);
            Line line = callers.lines().getLast();
            if (Callers.await(A_TRY, () -> seen.test(line))) {
                return true;
            }
        }
        return false;
    }

    private void choose(Callers callers, String key, Predicate<Line> led, String otherwise) {
        callers.dial(1);
        Line line = callers.lines().getLast();
        Callers.await(SOON, () -> line.told(MENU));
        line.call().press(key);
        expectations.within(SOON, () -> led.test(line), otherwise);
    }

    @Override
    public Duration watch() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.MODEL_DOOR);
    }

    @Override
    public List<String> broken(Stage stage) {
        return expectations.broken();
    }

    @Override
    public Promise promise() {
        return Promise.ANYBODY;
    }
}
