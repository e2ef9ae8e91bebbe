package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.caller.Line;
import io.trunkline.lab.chaos.fleet.Fleet;
import java.util.Comparator;

/** The bridge that holds most calls is killed: its callers go on at the others, whose callers notice nothing. */
record KillBridge() implements Scenario {

    @Override
    public String name() {
        return "kill-bridge";
    }

    @Override
    public String strike(Stage stage) {
        stage.fleet().kill(fullest(stage));
        return "";
    }

    /** The bridge with most calls. */
    static String fullest(Stage stage) {
        return Fleet.BRIDGES.stream().max(Comparator.comparingLong(
                bridge -> stage.callers().lines().stream().map(Line::bridge).filter(bridge::equals).count())).orElseThrow();
    }
}
