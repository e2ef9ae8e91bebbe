package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.caller.Callers;
import io.trunkline.lab.chaos.model.Script;

/** The CRM refuses every connection and comes back: the agent says that it can't be reached, nothing is done twice. */
record CrmAway() implements Scenario {

    @Override
    public String name() {
        return "crm-away";
    }

    @Override
    public String strike(Stage stage) {
        stage.fleet().crmDoor().away();
        Callers.pause(stage.outage());
        stage.fleet().crmDoor().fair();
        return stage.outageText();
    }

    @Override
    public Script script() {
        return Script.ERRANDS;
    }

    @Override
    public Promise promise() {
        return Promise.SOMETHING_TO_HEAR;
    }
}
