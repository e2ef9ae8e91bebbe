package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.caller.Callers;

/** The model refuses every connection: there is no other in this lab, so callers are told and put through to a person. */
record ModelAway() implements Scenario {

    @Override
    public String name() {
        return "model-away";
    }

    @Override
    public String strike(Stage stage) {
        stage.fleet().modelDoor().away();
        Callers.pause(stage.outage());
        stage.fleet().modelDoor().fair();
        return stage.outageText();
    }

    @Override
    public Promise promise() {
        return Promise.ANYBODY;
    }

    @Override
    public boolean modelFaults() {
        return true;
    }
}
