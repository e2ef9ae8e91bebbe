package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.caller.Callers;

/** Answers begin 3 s late: the caller hears that it takes a moment. */
record SlowModel() implements Scenario {

    @Override
    public String name() {
        return "slow-model";
    }

    @Override
    public String strike(Stage stage) {
        stage.fleet().model().think(3000);
        Callers.pause(stage.outage());
        stage.fleet().model().thinkAsUsual();
        return stage.outageText();
    }

    @Override
    public Promise promise() {
        return Promise.SOMETHING_TO_HEAR;
    }
}
