package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.fleet.Need;
import java.util.Set;

/** The model refuses every connection: there is no other in this lab, so callers are told and put through to a person. */
record ModelAway() implements Scenario {

    @Override
    public String name() {
        return "model-away";
    }

    @Override
    public String strike(Stage stage) {
        return stage.outage(stage.fleet().modelDoor()::away, stage.fleet().modelDoor()::fair);
    }

    @Override
    public Promise promise() {
        return Promise.ANYBODY;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.MODEL_DOOR);
    }
}
