package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.caller.Line;
import io.trunkline.lab.chaos.fleet.Fleet;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

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
        Map<String, Long> calls = stage.callers().lines().stream().collect(Collectors.groupingBy(Line::bridge, Collectors.counting()));
        return Fleet.BRIDGES.stream().max(Comparator.comparingLong(bridge -> calls.getOrDefault(bridge, 0L))).orElseThrow();
    }
}
