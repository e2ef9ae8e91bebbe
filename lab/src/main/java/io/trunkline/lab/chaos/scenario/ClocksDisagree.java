package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.fleet.Need;
import java.util.Set;

/** The clocks of a bridge and of the tool service are two minutes ahead, that of a gateway is behind, when a bridge dies: no more is noticed than that. */
record ClocksDisagree() implements Scenario {

    @Override
    public String name() {
        return "clocks-disagree";
    }

    @Override
    public String strike(Stage stage) {
        stage.fleet().kill(KillBridge.fullest(stage));
        return "";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.WRONG_CLOCKS);
    }
}
